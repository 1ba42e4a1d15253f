import { z } from 'zod'
import {
  companyEntityTypeId,
  contactEntityTypeId,
  faultError,
  leadEntityTypeId,
  type Actor,
  type Command,
  type PortalClient,
  type Tenant,
  type UndoPreview,
} from '../portal/index.ts'
import { changedSince, type HeldRecord } from './rules/changed-since.ts'
import type { NewChannel } from './rules/contact-fields.ts'

const dealEntityTypeId = 2
const inRequest = 50
export type UndoStep = UndoPreview['steps'][number]

const entry = z.object({ id: z.coerce.number().int(), typeId: z.string(), valueType: z.string(), value: z.string() })
const held = z.object({
  items: z.array(z.looseObject({ id: z.coerce.number().int(), fm: z.array(entry).catch([]) })),
})

export const recordKey = (entityTypeId: number, id: number | null): string => `${entityTypeId}:${id}`
export const stepKey = ({ row }: UndoStep): string => recordKey(row.entityTypeId, row.entityId)

/** Contacts and companies with all that they hold, by `recordKey`. */
export async function readHeld(
  portal: PortalClient,
  actor: Actor,
  wanted: ReadonlyMap<number, readonly number[]>,
): Promise<Map<string, HeldRecord>> {
  const pages = [...wanted].flatMap(([entityTypeId, ids]) =>
    Array.from({ length: Math.ceil(ids.length / inRequest) }, (_, at) => ({
      entityTypeId,
      ids: ids.slice(at * inRequest, (at + 1) * inRequest),
    })),
  )
  const commands = pages.map(({ entityTypeId, ids }): Command => {
    return { method: 'crm.item.list', params: { entityTypeId, filter: { '@id': ids }, select: ['*'], start: -1 } }
  })
  const answers = await ask(portal, actor, commands)
  return new Map(
    pages.flatMap(({ entityTypeId }, at) =>
      held.parse(answers[at]).items.map((item) => [recordKey(entityTypeId, item.id), item] as const),
    ),
  )
}

/** Results of reads, 50 in a request. Throws AppError `portal.*`. */
async function ask(portal: PortalClient, actor: Actor, commands: readonly Command[]): Promise<unknown[]> {
  const results: unknown[] = []
  for (let from = 0; from < commands.length; from += inRequest) {
    const part = commands.slice(from, from + inRequest)
    const answers = await portal.batch(actor, Object.fromEntries(part.map((one, at) => [`q${at}`, one])), {
      kind: 'read',
    })
    for (const at of part.keys()) {
      const answer = answers[`q${at}`]
      if (!answer?.ok) throw faultError(answer?.fault ?? notRun, { kind: 'read' })
      results.push(answer.result)
    }
  }
  return results
}

const notRun = { code: 'portal.outcome-unknown', detail: 'not run', portalCode: 'NOT_RUN' } as const

/**
 * Records that an import made and that stay: people changed them since, or requests, deals and other contacts hang on them. A company
 * whose contact stays, stays too. `channels`: what was written into each record, by `recordKey`.
 */
export async function recordsToKeep(
  portal: PortalClient,
  tenant: Tenant,
  steps: readonly UndoStep[],
  present: ReadonlyMap<string, HeldRecord>,
  channels: ReadonlyMap<string, readonly NewChannel[]>,
): Promise<Set<string>> {
  const ofType = (action: string, type: number) =>
    steps.filter(({ row }) => row.action === action && row.entityTypeId === type && row.entityId !== null)
  const contacts = ofType('add', contactEntityTypeId)
  const companies = ofType('add', companyEntityTypeId)
  const changed = [...contacts, ...companies].filter((step) => {
    const item = present.get(stepKey(step))
    return step.conflict !== null || (item && changedSince(item, step.row.after, channels.get(stepKey(step)) ?? []))
  })
  const kept = new Set(changed.map(stepKey))
  for (const key of await inUse(portal, tenant, contacts, () => false)) kept.add(key)
  // Contacts that were there get back the companies they had.
  const unlinked = ofType('update', contactEntityTypeId).filter(({ inverse, conflict }) => inverse && !conflict)
  const leaving = [...contacts.filter((step) => !kept.has(stepKey(step))), ...unlinked]
  const going = new Set(leaving.map(({ row }) => row.entityId))
  for (const key of await inUse(portal, tenant, companies, (id) => going.has(id))) kept.add(key)
  return kept
}

/** Records on which others hang; contacts that go with them do not count. */
async function inUse(
  portal: PortalClient,
  tenant: Tenant,
  steps: readonly UndoStep[],
  goes: (contactId: number) => boolean,
): Promise<string[]> {
  const types = [...new Set([leadEntityTypeId, dealEntityTypeId, tenant.entityTypeId])]
  const questions = steps.flatMap((step) => {
    const company = step.row.entityTypeId === companyEntityTypeId
    const filter = { [company ? 'companyId' : 'contactId']: step.row.entityId }
    return (company ? [...types, contactEntityTypeId] : types).map((entityTypeId) => ({
      key: stepKey(step),
      entityTypeId,
      command: { method: 'crm.item.list', params: { entityTypeId, filter, select: ['id'], start: -1 } },
    }))
  })
  const answers = await ask(
    portal,
    { kind: 'portal', portalId: tenant.id },
    questions.map(({ command }) => command),
  )
  const used = questions.filter(({ entityTypeId }, at) =>
    held.parse(answers[at]).items.some(({ id }) => entityTypeId !== contactEntityTypeId || !goes(id)),
  )
  return used.map(({ key }) => key)
}
