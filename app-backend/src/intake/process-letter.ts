import { inPortal } from '@poryadok/prisma/scope'
import type { DecisionRow } from '../audit/index.ts'
import { databaseFault } from '../platform/db/database-fault.ts'
import type { Reason } from '../kernel/reason.ts'
import { runIdOf } from '../portal/index.ts'
import { saveLetterWords } from '../letter-search/index.ts'
import { clientCertainty } from '../requests/index.ts'
import { threadCertainty } from '../threading/index.ts'
import { bareEnd, standsIn, type Decided } from './decided.ts'
import { decideLetter } from './decide-letter.ts'
import { failedTry } from './failed-try.ts'
import { keepDecided } from './decided-store.ts'
import { holdLease } from './hold-lease.ts'
import type { ProcessDeps } from './intake-deps.ts'
import { wordsOf } from './journal/words-of.ts'
import { headOf, type ClaimedLetter } from './letter-outcome.ts'
import { claimLetter, endTry, LostLease } from './letter-store.ts'
import { openingDecision } from './opening-decision.ts'
import type { ParsedLetter } from './parse/parsed-letter.ts'

/** Takes the next due letter and ends one try of it. False when none is due. */
export async function processNext(deps: ProcessDeps): Promise<boolean> {
  const letter = await claimLetter(deps.db.prisma, deps.clock.now())
  if (!letter) return false
  await inPortal(letter.portalId, () => processLetter(deps, letter))
  return true
}

/**
 * One try of a claimed letter: parse, decide, write the end. What was done in the portal before a crash is found again by the next
 * try; a worker whose lease was given away changes nothing here any more.
 * @throws what says that the database is away; the lease then runs out and the letter is taken again
 */
export async function processLetter(deps: ProcessDeps, letter: ClaimedLetter): Promise<void> {
  const release = holdLease(deps, letter)
  let parsed: ParsedLetter | null = null
  try {
    parsed = await deps.pool.parse(letter.raw)
    await commit(deps, letter, await decideLetter(deps, letter, parsed), parsed)
  } catch (error) {
    if (error instanceof LostLease) deps.log.warn({ letterId: letter.id }, 'letter was given to another worker')
    else if (databaseFault(error)) throw error
    else await commitFailure(deps, letter, error, parsed)
  } finally {
    await release()
  }
}

async function commit(
  deps: ProcessDeps,
  letter: ClaimedLetter,
  decided: Decided,
  parsed: ParsedLetter | null,
): Promise<void> {
  const now = deps.clock.now()
  const { verdict } = decided
  const { portalId } = letter
  const place = standsIn(decided)
  await deps.db.prisma.$transaction(
    async (tx) => {
      await endTry(tx, letter, verdict, parsed && headOf(parsed), now)
      if (parsed && verdict.kind !== 'waiting') await saveLetterWords(tx, wordsOf(letter, parsed))
      if (verdict.kind === 'quarantined') await deps.quarantined?.(tx, letter.portalId)
      await keepDecided(tx, letter, decided, now)
      await tellAutomatic(deps, tx, letter, decided)
      const rows = [...decisions(letter, decided, now), ...openingDecision(letter, decided, now)]
      if (rows.length > 0) await deps.recordDecisions(tx, rows)
    },
    { maxWait: 10_000, timeout: 15_000 },
  )
  if (place !== null) await deps.handled(portalId, place.requestId, verdict.kind === 'created' ? 'added' : 'changed')
  deps.log.info(
    { letterId: letter.id, outcome: verdict.kind, why: verdict.why.map(({ code }) => code) },
    'letter handled',
  )
}

/** Whoever looks after the conversation hears of it once that is committed. */
async function tellAutomatic(
  deps: ProcessDeps,
  tx: Parameters<ProcessDeps['automatic']>[0],
  { portalId, id: letterId }: ClaimedLetter,
  { place, automatic, bounced }: Decided,
): Promise<void> {
  if (place === null || automatic === null) return
  const addresses = bounced.addresses.map(({ address }) => address)
  await deps.automatic(tx, { portalId, letterId, ...place, kind: automatic, addresses })
}

async function commitFailure(
  deps: ProcessDeps,
  letter: ClaimedLetter,
  error: unknown,
  parsed: ParsedLetter | null,
): Promise<void> {
  const verdict = failedTry(error, letter, deps.clock.now())
  const why = verdict.why.map(({ code }) => code)
  // The message of the error may quote the letter: it stays in the letter's own row.
  const name = error instanceof Error ? error.name : 'unknown'
  deps.log.warn(
    { letterId: letter.id, error: name, outcome: verdict.kind, why, attempts: letter.attempts },
    'try of a letter failed',
  )
  try {
    await commit(deps, letter, bareEnd(verdict), parsed)
  } catch (failure) {
    if (!(failure instanceof LostLease)) throw failure
    deps.log.warn({ letterId: letter.id }, 'letter was given to another worker')
  }
}

/** A waiting letter has not been decided on yet. */
function decisions(letter: ClaimedLetter, decided: Decided, decidedAt: Date): DecisionRow[] {
  const { verdict, thread, client, evidence } = decided
  const place = standsIn(decided)
  const row = { portalId: letter.portalId, letterId: letter.id, outcome: verdict.kind, decidedAt }
  if (verdict.kind === 'waiting') return []
  if (verdict.kind === 'ignored' || verdict.kind === 'imported' || verdict.kind === 'quarantined')
    return [
      { ...row, kind: 'intake', because: verdict.why, evidence, ...(place ? { requestId: place.requestId } : {}) },
    ]
  const runId = runIdOf(letter.portalId, `letter:${letter.id}`)
  const shared = { ...row, requestId: verdict.requestId, runId }
  const certainty = certain(thread[0], threadCertainty)
  const rows: DecisionRow[] = [{ ...shared, kind: 'thread', because: thread, evidence, ...certainty }]
  return client.length > 0
    ? [...rows, { ...shared, kind: 'client', because: client, ...certain(client[0], clientCertainty) }]
    : rows
}

function certain(because: Reason | undefined, rule: (because: Reason) => number | null): { certainty?: number } {
  const certainty = because ? rule(because) : null
  return certainty === null ? {} : { certainty }
}
