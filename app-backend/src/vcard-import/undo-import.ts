import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { z } from 'zod'
import { recordAudit } from '../audit/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import {
  companyEntityTypeId,
  contactEntityTypeId,
  leadEntityTypeId,
  type Command,
  type PlannedWrite,
  type PortalClient,
  type Run,
  type Tenant,
  type UndoPreview,
  type Viewer,
  type Writes,
} from '../portal/index.ts'
import type { UndoneImport } from './contract.ts'
import type { CardData } from './rules/card-data.ts'
import { channelsOf, type NewChannel } from './rules/contact-fields.ts'
import { sameChannel } from './rules/merge-contact.ts'
import type { CardStore } from './store.ts'
import { cardRunId } from './writes/write-deps.ts'

export interface UndoImportDeps {
  prisma: PrismaClient
  portal: PortalClient
  clock: Clock
  store: CardStore
  writes: Pick<Writes, 'previewUndo' | 'undo' | 'plan'>
  tenantOf(portalId: string): Promise<Tenant>
}

const dealEntityTypeId = 2
type Step = UndoPreview['steps'][number]
type Cards = Awaited<ReturnType<CardStore['cardsOf']>>

const found = z.object({ items: z.array(z.looseObject({ id: z.coerce.number().int() })) })
const held = z.object({
  items: z.array(
    z.looseObject({
      id: z.coerce.number().int(),
      fm: z
        .array(z.object({ id: z.coerce.number().int(), typeId: z.string(), valueType: z.string(), value: z.string() }))
        .catch([]),
    }),
  ),
})
type Held = Map<number, z.infer<typeof held>['items'][number]['fm']>

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
  const channels = await readChannels(deps.portal, portalId, contactIdsOf(cards))
  const kept = await recordsToKeep(deps, tenant, steps, cards, channels)
  const possible = steps.filter((step) => step.inverse !== null && step.conflict === null && !kept.has(keyOf(step)))
  const removals = removalsOf(cards, channels)
  if (possible.length === 0 && removals.length === 0) throw new AppError('undo.nothing-left')

  const run: Run = { portalId, rule: 'cards', mode: 'undo', userId, cause: { kind: 'undo', id: runId, runId } }
  const within = async (tx: Prisma.TransactionClient) => {
    if (removals.length > 0) await deps.writes.plan(tx, run, removals)
    await markUndone(tx, deps.clock.now(), { portalId, importId, userId, cards, steps: possible })
  }
  if (possible.length > 0)
    await deps.writes.undo({ portalId, runId, entryIds: possible.map(({ row }) => row.id) }, userId, within)
  else await deps.prisma.$transaction(within)
  const left = steps.filter((step) => step.inverse?.guarded && !possible.includes(step)).length
  return { undone: possible.length + removals.length, left }
}

const keyOf = ({ row }: Step) => `${row.entityTypeId}:${row.entityId}`
const contactIdsOf = (cards: Cards) => cards.flatMap(({ contactId }) => (contactId === null ? [] : [contactId]))
const actorOf = (portalId: string) => ({ kind: 'portal' as const, portalId })

async function readChannels(portal: PortalClient, portalId: string, ids: readonly number[]): Promise<Held> {
  const pages = Array.from({ length: Math.ceil(ids.length / 50) }, (_, at) => ids.slice(at * 50, at * 50 + 50))
  const commands = Object.fromEntries(
    pages.map((page, at): [string, Command] => [
      `p${at}`,
      {
        method: 'crm.item.list',
        params: { entityTypeId: contactEntityTypeId, filter: { '@id': page }, select: ['*'], start: -1 },
      },
    ]),
  )
  if (pages.length === 0) return new Map()
  const answers = await portal.batch(actorOf(portalId), commands, { kind: 'read' })
  const items = Object.values(answers).flatMap((one) => (one.ok ? held.parse(one.result).items : []))
  return new Map(items.map(({ id, fm }) => [id, fm]))
}

/** Records that the import made and that people have put to use: other contacts, requests or deals hang on them, or numbers changed. */
async function recordsToKeep(
  { portal }: UndoImportDeps,
  tenant: Tenant,
  steps: readonly Step[],
  cards: Cards,
  channels: Held,
): Promise<Set<string>> {
  const made = steps.filter(({ row }) => row.action === 'add' && row.entityId !== null)
  const own = new Set(made.filter(({ row }) => row.entityTypeId === contactEntityTypeId).map(({ row }) => row.entityId))
  const kept = new Set<string>()
  for (const { contactId, card } of cards) {
    const now = contactId !== null && own.has(contactId) ? channels.get(contactId) : undefined
    if (now && !sameChannels(now, channelsOf(card as unknown as CardData)))
      kept.add(`${contactEntityTypeId}:${contactId}`)
  }
  const questions = made.flatMap((step) => usesOf(tenant, step))
  for (let from = 0; from < questions.length; from += 50) {
    const part = questions.slice(from, from + 50)
    const commands = Object.fromEntries(part.map(({ command }, at) => [`u${at}`, command]))
    const answers = await portal.batch(actorOf(tenant.id), commands, { kind: 'read' })
    for (const [at, { key, ignore }] of part.entries()) {
      const answer = answers[`u${at}`]
      const users = answer?.ok ? found.parse(answer.result).items : []
      if (users.some(({ id }) => !(ignore && own.has(id)))) kept.add(key)
    }
  }
  return kept
}

/** Everything that may hang on a record: our own contacts on our own companies do not count. */
function usesOf(tenant: Tenant, step: Step): { key: string; ignore: boolean; command: Command }[] {
  const { entityTypeId, entityId } = step.row
  const field =
    entityTypeId === companyEntityTypeId ? 'companyId' : entityTypeId === contactEntityTypeId ? 'contactId' : null
  if (field === null) return []
  const types = new Set([leadEntityTypeId, dealEntityTypeId, tenant.entityTypeId])
  const list = (type: number): Command => ({
    method: 'crm.item.list',
    params: { entityTypeId: type, filter: { [field]: entityId }, select: ['id'], start: -1 },
  })
  const uses = [...types].map((type) => ({ key: keyOf(step), ignore: false, command: list(type) }))
  return field === 'companyId'
    ? [...uses, { key: keyOf(step), ignore: true, command: list(contactEntityTypeId) }]
    : uses
}

const sameChannels = (now: readonly { typeId: string; value: string }[], written: readonly NewChannel[]) =>
  now.every((one) => written.some((other) => sameChannel(other, one))) &&
  written.every((one) => now.some((other) => sameChannel(one, other)))

/** Entries that the import added to contacts that were there, as far as they still stand. */
function removalsOf(cards: Cards, channels: Held): PlannedWrite[] {
  return cards.flatMap(({ id, contactId, written, state }): PlannedWrite[] => {
    const { added = [] } = written as { added?: NewChannel[] }
    const now = contactId === null ? undefined : channels.get(contactId)
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
        // Removing what is removed changes nothing.
        lookUp: {
          kind: 'missing',
          method: 'crm.contact.list',
          params: { filter: { ID: -1 }, select: ['ID'] },
          path: [],
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
  steps: readonly Step[]
}

/** Cards of which something was taken back; the import itself when none of its cards stands. */
async function markUndone(
  tx: Prisma.TransactionClient,
  now: Date,
  { portalId, importId, userId, cards, steps }: Marked,
) {
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
