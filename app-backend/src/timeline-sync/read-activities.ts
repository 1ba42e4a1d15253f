import { z } from 'zod'
import { BatchReference, faultError, type Command, type PortalClient } from '../portal/index.ts'
import { isCopy } from './rules/copy-mark.ts'
import type { SeenActivity } from './rules/route-filter.ts'

/** Rows of one answer. Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-list */
const pageSize = 50

const directions: Readonly<Record<string, SeenActivity['direction']>> = { '1': 'in', '2': 'out' }

const row = z
  .object({
    ID: z.coerce.number().int().positive(),
    TYPE_ID: z.coerce.number().int(),
    PROVIDER_ID: z.string().nullish(),
    DIRECTION: z.coerce.string().nullish(),
    RESPONSIBLE_ID: z.coerce.number().int().nullish(),
    CREATED: z.string().transform((text) => new Date(text)),
    ORIGINATOR_ID: z.string().nullish(),
    ORIGIN_ID: z.string().nullish(),
  })
  .transform((one): SeenActivity => ({
    id: one.ID,
    typeId: one.TYPE_ID,
    providerId: one.PROVIDER_ID ?? '',
    direction: directions[one.DIRECTION ?? ''] ?? null,
    responsibleId: one.RESPONSIBLE_ID || null,
    created: one.CREATED,
    copy: isCopy(one.ORIGINATOR_ID, one.ORIGIN_ID),
  }))
const select = ['ID', 'TYPE_ID', 'PROVIDER_ID', 'DIRECTION', 'RESPONSIBLE_ID', 'CREATED', 'ORIGINATOR_ID', 'ORIGIN_ID']

export interface ActivityPage {
  activities: SeenActivity[]
  /** Number of the last one read; of where the page began when nothing was there. */
  lastId: number
  /** More may follow. */
  full: boolean
}

export interface PageOf {
  portalId: string
  /** Types of records whose activities are read. */
  sources: readonly number[]
  /** Of this one record alone. */
  ownerId?: number
  after: number
  from: Date | null
}

const command = ({ sources, ownerId, from }: PageOf, after: number | BatchReference): Command => ({
  method: 'crm.activity.list',
  params: {
    filter: {
      '>ID': after,
      BINDINGS: sources.map((type) => ({
        OWNER_TYPE_ID: type,
        ...(ownerId === undefined ? {} : { OWNER_ID: ownerId }),
      })),
      ...(from ? { '>=CREATED': from.toISOString() } : {}),
    },
    order: { ID: 'ASC' },
    select,
    start: -1,
  },
})

/**
 * Activities of records of these types after a number, pages in one REST request, each going on after the last of the one before.
 * An activity of several such records comes several times in a page and once here. Throws AppError `portal.*`.
 */
export async function readActivities(portal: PortalClient, of: PageOf, pages: number): Promise<ActivityPage> {
  const commands = Object.fromEntries(
    Array.from({ length: pages }, (_, at) => [
      `p${at}`,
      command(of, at === 0 ? of.after : BatchReference.result(`p${at - 1}`, String(pageSize - 1), 'ID')),
    ]),
  )
  const answers = await portal.batch({ kind: 'portal', portalId: of.portalId }, commands, { kind: 'read' })
  const seen = new Map<number, SeenActivity>()
  let full = false
  for (const answer of Object.values(answers)) {
    if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
    const rows = z.array(row).parse(answer.result)
    for (const one of rows) seen.set(one.id, one)
    full = rows.length === pageSize
    // What follows a page that is not full was asked for by a reference that leads nowhere.
    if (!full) break
  }
  const activities = [...seen.values()].toSorted((a, b) => a.id - b.id)
  return { activities, lastId: activities.at(-1)?.id ?? of.after, full }
}

/** Activities by their numbers, 50 a command; those that are gone are left out. */
export async function readActivitiesById(
  portal: PortalClient,
  portalId: string,
  ids: readonly number[],
): Promise<SeenActivity[]> {
  if (ids.length === 0) return []
  const chunks = Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, at) =>
    ids.slice(at * pageSize, (at + 1) * pageSize),
  )
  const commands = Object.fromEntries(
    chunks.map((chunk, at): [string, Command] => [
      `c${at}`,
      { method: 'crm.activity.list', params: { filter: { '@ID': chunk }, order: { ID: 'ASC' }, select, start: -1 } },
    ]),
  )
  const answers = await portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
  return Object.values(answers).flatMap((answer) => {
    if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
    return z.array(row).parse(answer.result)
  })
}

/** The newest activities of records of a type, the newest first: one request. Throws AppError `portal.*`. */
export async function readNewest(
  portal: PortalClient,
  portalId: string,
  { source, pages }: { source: number; pages: number },
): Promise<SeenActivity[]> {
  const filter = { BINDINGS: [{ OWNER_TYPE_ID: source }] }
  const commands = Object.fromEntries(
    Array.from({ length: pages }, (_, at): [string, Command] => [
      `n${at}`,
      { method: 'crm.activity.list', params: { filter, order: { ID: 'DESC' }, select, start: at * pageSize } },
    ]),
  )
  const answers = await portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
  const seen = Object.values(answers).flatMap((answer) => {
    if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
    return z.array(row).parse(answer.result)
  })
  return [...new Map(seen.map((one) => [one.id, one])).values()]
}

/** Number of the portal’s last activity; 0: there is none. */
export async function readLastActivity(portal: PortalClient, portalId: string): Promise<number> {
  const params = { order: { ID: 'DESC' }, select: ['ID'], start: 0 }
  const { result } = await portal.call({ kind: 'portal', portalId }, 'crm.activity.list', params, { kind: 'read' })
  return z.array(z.object({ ID: z.coerce.number().int() })).parse(result)[0]?.ID ?? 0
}
