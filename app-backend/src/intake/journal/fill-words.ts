import { inPortal } from '@poryadok/prisma/scope'
import { saveLetterWords, type LetterWords } from '../../letter-search/index.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { JobHandler } from '../../platform/jobs/create-jobs.ts'
import type { Logger } from '../../platform/log/logger.ts'
import { ParseFault, type ParsePool } from '../parse/parse-pool.ts'
import { wordlessLetters, type WordlessLetter } from './words-missing-store.ts'
import { wordsOf } from './words-of.ts'

export const fillQueue = 'letters.words'

export interface FillDeps {
  db: Database
  clock: Clock
  log: Logger
  pool: ParsePool
}

const together = 20

/** Gives the search the letters that were there before it, twenty a time, the newest first, until none is left. */
export const fillWords =
  ({ db, clock, log, pool }: FillDeps): JobHandler =>
  async (_job, signal) => {
    const letters = await wordlessLetters(db.prisma, together)
    for (const letter of letters) {
      if (signal.aborted) break
      const words = await readWords(pool, letter)
      await inPortal(words.portalId, () => db.prisma.$transaction((tx) => saveLetterWords(tx, words)))
    }
    if (letters.length > 0) log.info({ letters: letters.length }, 'letters given to the search')
    return letters.length < together && !signal.aborted ? undefined : { again: clock.now() }
  }

/** A letter that can't be read is found by what its row says. */
async function readWords(pool: ParsePool, { known, mailboxAddress, raw }: WordlessLetter): Promise<LetterWords> {
  if (raw === null) return known
  try {
    return wordsOf({ id: known.letterId, portalId: known.portalId, mailboxAddress }, await pool.parse(raw))
  } catch (error) {
    if (error instanceof ParseFault) return known
    throw error
  }
}
