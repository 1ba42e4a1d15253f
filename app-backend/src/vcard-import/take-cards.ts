import { reason, type Reason } from '../kernel/reason.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { Person } from '../portal/index.ts'
import type { CardLetter } from './card-letter.ts'
import type { CardSettings } from './declaration.ts'
import type { CardReader } from './files/card-reader.ts'
import { findCards, type CardParts } from './files/find-cards.ts'
import { importJob } from './import-job.ts'
import { responsibleOf } from './rules/responsible.ts'
import { senderProof } from './rules/sender-proof.ts'
import { storeImport } from './store.ts'
import type { TakenCards } from './taken-cards.ts'

export interface TakeDeps {
  clock: Clock
  settings(portalId: string): Promise<CardSettings>
  peopleOf(portalId: string): Promise<readonly Person[]>
  addJob: Jobs['add']
  reader: Pick<CardReader, 'cards' | 'unpack'>
}

/**
 * Decides on a letter of a mailbox for cards: whose it is, whether its sender is believed, what cards it holds. Nothing is written
 * to the portal here: the import is stored with the letter's end and done by a job. @param openLetter reads a forwarded letter
 */
export async function takeCards(
  deps: TakeDeps,
  letter: CardLetter,
  openLetter: (raw: Uint8Array) => Promise<CardParts>,
): Promise<TakenCards> {
  const { portalId, from } = letter
  if (!from) return { kind: 'ignored', why: [reason('cards.sender-unknown', { address: '' })] }
  const settings = await deps.settings(portalId)
  const sender = from.address
  const people = await deps.peopleOf(portalId)
  const { aliases, listedSenders, trustedServers } = settings
  const responsible = responsibleOf({ sender, people, aliases, defaultUserId: letter.defaultUserId })
  if (responsible.kind === 'ignored') return { kind: 'ignored', why: [responsible.because] }
  if (responsible.kind === 'gone') return { kind: 'quarantined', why: [responsible.because] }
  const proof = senderProof({ from: sender, results: letter.authentication, trustedServers, listedSenders })
  if (settings.requireProof && !proof.proved) return { kind: 'quarantined', why: [proof.because] }

  const found = await findCards(letter, openLetter, deps.reader)
  if (found.cards.length === 0 && found.faults.length === 0)
    return { kind: 'ignored', why: [reason('cards.none'), responsible.because] }
  const because: Reason[] = [responsible.because, proof.because]
  const count = reason('cards.taken', { count: found.cards.length })
  return {
    kind: 'imported',
    why: [count, ...because, ...found.faults],
    async keep(tx) {
      const now = deps.clock.now()
      const row = { letter, sender: from, responsibleId: responsible.userId, because, ...found }
      const importId = await storeImport(tx, row, now)
      if (importId !== null) await deps.addJob(importJob(portalId, importId), tx)
    },
  }
}
