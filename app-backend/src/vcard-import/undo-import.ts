import type { Database } from '../platform/db/database.ts'
import { recordAudit } from '../audit/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import {
  companyEntityTypeId,
  contactEntityTypeId,
  type PlannedWrite,
  type PortalClient,
  type Run,
  type Tenant,
  type Viewer,
  type Writes,
} from '../portal/index.ts'
import type { UndoneImport } from './contract.ts'
import type { CardData } from './rules/card-data.ts'
import type { HeldRecord } from './rules/changed-since.ts'
import { channelsOf, type NewChannel } from './rules/contact-fields.ts'
import type { CardStore, Tx } from './store.ts'
import { readHeld, recordKey, recordsToKeep, stepKey, type UndoStep } from './undo-keep.ts'
import { cardRunId } from './writes/write-deps.ts'

export interface UndoImportDeps {
  db: Pick<Database, 'prisma'>
  portal: PortalClient
  clock: Clock
  store: CardStore
  writes: Pick<Writes, 'previewUndo' | 'undo' | 'plan'>
  tenantOf(portalId: string): Promise<Tenant>
}

type Cards = Awaited<ReturnType<CardStore['cardsOf']>>

/**
 * Takes one letter's import back: what it made is deleted, what it filled in is emptied, numbers it added are removed. What people
 * changed since, or put to use, stays as it is. Throws `cards.import-not-found`, `undo.nothing-left`.
 */
export async function undoImport(deps: UndoImportDeps, viewer: Viewer, importId: number): Promise<UndoneImport> {
  const { portalId, userId } = viewer
  const origin = await deps.store.import(portalId, importId)
  if (!origin) throw new AppError('cards.import-not-found')
  const runId = cardRunId(portalId, importId)
  const tenant = await deps.tenantOf(portalId)
  const { steps } = await deps.writes.previewUndo({ portalId, runId })
  const cards = await deps.store.cardsOf(portalId, importId)
  const present = await readHeld(deps.portal, { kind: 'portal', portalId }, idsOf(steps, cards))
  const kept = await recordsToKeep(deps.portal, tenant, steps, present, channelsByRecord(cards))
  const possible = steps.filter((step) => step.inverse !== null && step.conflict === null && !staysWith(step, kept))
  const removals = removalsOf(cards, present)
  if (possible.length === 0 && removals.length === 0) throw new AppError('undo.nothing-left')

  const run: Run = { portalId, rule: 'cards', mode: 'undo', userId, cause: { kind: 'undo', id: runId, runId } }
  const within = async (tx: Tx) => {
    if (removals.length > 0) await deps.writes.plan(tx, run, removals)
    await markUndone(tx, deps.clock.now(), { portalId, importId, userId, cards, steps: possible })
  }
  if (possible.length > 0)
    await deps.writes.undo({ portalId, runId, entryIds: possible.map(({ row }) => row.id) }, userId, within)
  else await deps.db.prisma.$transaction(within)
  const left = steps.filter((step) => step.inverse?.guarded && !possible.includes(step)).length
  return { undone: possible.length + removals.length, left }
}

const requisiteType = 8

/** The requisite of a contact that stays, stays. */
function staysWith(step: UndoStep, kept: ReadonlySet<string>): boolean {
  const { row } = step
  const owner = (row.after as { ENTITY_ID?: number }).ENTITY_ID ?? null
  return kept.has(row.entityTypeId === requisiteType ? recordKey(contactEntityTypeId, owner) : stepKey(step))
}

function idsOf(steps: readonly UndoStep[], cards: Cards): Map<number, number[]> {
  const of = (type: number) =>
    steps.flatMap(({ row }) =>
      row.action === 'add' && row.entityTypeId === type && row.entityId ? [row.entityId] : [],
    )
  const updated = cards.flatMap(({ contactId, state }) =>
    contactId !== null && state === 'updated' ? [contactId] : [],
  )
  return new Map([
    [contactEntityTypeId, [...new Set([...of(contactEntityTypeId), ...updated])]],
    [companyEntityTypeId, of(companyEntityTypeId)],
  ])
}

/** Numbers and addresses that new records were made with. */
const channelsByRecord = (cards: Cards): Map<string, NewChannel[]> =>
  new Map(
    cards.map(({ contactId, companyId, card }) => {
      const channels = channelsOf(card as unknown as CardData)
      return [
        contactId === null ? recordKey(companyEntityTypeId, companyId) : recordKey(contactEntityTypeId, contactId),
        channels,
      ]
    }),
  )

/** Entries that the import added to contacts that were there, as far as they still stand. */
function removalsOf(cards: Cards, present: ReadonlyMap<string, HeldRecord>): PlannedWrite[] {
  return cards.flatMap(({ id, contactId, written, state }): PlannedWrite[] => {
    const { added = [] } = written as { added?: NewChannel[] }
    const now = present.get(recordKey(contactEntityTypeId, contactId))?.fm
    if (state !== 'updated' || contactId === null || !now) return []
    const gone = now.filter((one) => added.some((other) => other.value === one.value && other.typeId === one.typeId))
    if (gone.length === 0) return []
    const fields = Object.fromEntries(
      [...Map.groupBy(gone, ({ typeId }) => typeId)].map(([typeId, entries]) => [
        typeId,
        entries.map((entry) => ({ ID: entry.id, DELETE: 'Y' })),
      ]),
    )
    const params = { id: contactId, fields }
    return [
      {
        key: `undo:cards:${id}:channels`,
        action: 'update',
        entityTypeId: contactEntityTypeId,
        entityId: contactId,
        method: 'crm.contact.update',
        params,
        before: {},
        after: fields,
        because: [],
        // Removing what is removed changes nothing: a lost answer is no reason to ask, the write is repeated.
        lookUp: {
          kind: 'find',
          method: 'crm.item.list',
          params: { entityTypeId: contactEntityTypeId, filter: { id: 0 }, select: ['id'], start: -1 },
          path: ['items'],
        },
      },
    ]
  })
}

interface Marked {
  portalId: string
  importId: number
  userId: number
  cards: Cards
  steps: readonly UndoStep[]
}

/** Cards of which something was taken back; the import itself when none of its cards stands. */
async function markUndone(tx: Tx, now: Date, { portalId, importId, userId, cards, steps }: Marked) {
  const contacts = new Set(
    steps.filter(({ row }) => row.entityTypeId === contactEntityTypeId).map(({ row }) => row.entityId),
  )
  const gone = cards.filter(
    ({ contactId, state, written }) =>
      (contactId !== null && contacts.has(contactId)) || (state === 'updated' && 'added' in (written as object)),
  )
  const ids = gone.map(({ id }) => id)
  await tx.visitingCard.updateMany({ where: { portalId, id: { in: ids } }, data: { state: 'undone' } })
  await tx.visitingCard.updateMany({
    where: { portalId, importId, state: { in: ['waiting', 'planned', 'doubtful'] } },
    data: { state: 'skipped' },
  })
  const stands = await tx.visitingCard.count({ where: { portalId, importId, state: { in: ['created', 'updated'] } } })
  const state = stands === 0 ? { state: 'undone' } : {}
  await tx.cardImport.updateMany({
    where: { portalId, id: importId },
    data: { ...state, undoneAt: now, undoneBy: userId },
  })
  const actor = { kind: 'person' as const, id: String(userId) }
  await recordAudit(tx, { portalId, at: now, actor, action: 'cards.undone', after: { importId, cards: ids.length } })
}
