import { z } from 'zod'
import { isAppError } from '../../platform/errors/app-error.ts'
import type { JobHandler } from '../../platform/jobs/create-jobs.ts'
import { faultError } from '../client/fault-error.ts'
import type { GatheredReads } from '../client/gather-reads.ts'
import type { BatchItem, Command, PortalClient } from '../client/portal-client.ts'
import type { EventInbox } from '../events/event-inbox.ts'
import type { NewEvent } from '../events/event-store.ts'

export interface DrainDeps {
  portal: PortalClient
  inbox: EventInbox
}

/** Rows of a package. Bitrix24 docs: api-reference/events/event-offline-get */
const packageSize = 50
/** Packages of one request at most: each is confirmed in the next one. */
const mostPackages = 24

const id = z.coerce.number().int()
const row = z.object({
  ID: z.union([z.string(), z.number()]).transform(String),
  TIMESTAMP_X: z.string(),
  EVENT_NAME: z.string(),
  EVENT_DATA: z.object({ FIELDS: z.object({ ID: id.optional(), ENTITY_TYPE_ID: id.optional() }).optional() }).catch({}),
  MESSAGE_ID: z.string(),
  PROCESS_ID: z.string().nullish(),
})
const rows = z.array(row)
const reserved = z.object({ process_id: z.string().nullish(), events: rows })
type Row = z.infer<typeof row>

/**
 * A later change of the same thing comes with the same message id, as a row of its own: id and time belong to the key, so that
 * a package that is read twice is stored once and no later change is taken for an earlier one.
 */
const eventOf = (portalId: string, one: Row): NewEvent => ({
  portalId,
  name: one.EVENT_NAME.toUpperCase(),
  objectId: one.EVENT_DATA.FIELDS?.ID ?? null,
  entityTypeId: one.EVENT_DATA.FIELDS?.ENTITY_TYPE_ID ?? null,
  occurredAt: new Date(one.TIMESTAMP_X),
  source: 'offline',
  messageId: `${one.ID}:${one.TIMESTAMP_X}:${one.MESSAGE_ID}`,
})

const listCommand = (start: number): Command => ({
  method: 'event.offline.list',
  params: { filter: { '!PROCESS_ID': '' }, order: { ID: 'ASC' }, start },
})
const getCommand: Command = { method: 'event.offline.get', params: { clear: 0, limit: packageSize } }
/** Confirms whole packages: naming single rows means different things in different editions. */
const clearing = (processIds: readonly string[]): Record<string, Command> =>
  Object.fromEntries(
    processIds.map((process, at) => [`clear${at}`, { method: 'event.offline.clear', params: { process_id: process } }]),
  )

/** How many rows wait in the portal's queue. */
export async function countOffline(reads: GatheredReads, portalId: string): Promise<number> {
  return (await reads.read(portalId, { method: 'event.offline.list', params: { start: 0 } })).total ?? 0
}

const must = (item: BatchItem | undefined) => {
  if (item?.ok) return item
  throw faultError(item?.fault ?? { code: 'portal.outcome-unknown', detail: '—', portalCode: 'NOT_RUN' }, {
    kind: 'read',
  })
}

/**
 * Empties the portal's offline queue: reserves packages, stores them, and confirms them after the commit only. A crash anywhere
 * loses nothing: packages that a dead process reserved are found by the list and stored first. Jobs of a portal run one at a
 * time, so a reserved package never belongs to somebody alive. Bitrix24 docs: api-reference/events/offline-events
 */
export function drainOffline({ portal, inbox }: DrainDeps): JobHandler {
  return async ({ portalId }, signal) => {
    if (portalId === null) return
    const actor = { kind: 'portal', portalId } as const
    const ask = (commands: Record<string, Command>) => portal.batch(actor, commands, { kind: 'read' })
    const keep = (found: readonly Row[]) => inbox.keep(found.map((one) => eventOf(portalId, one)))

    /** Rows that dead processes reserved, from the first page of the list on; the processes are confirmed next. */
    async function leftBehind(first: BatchItem | undefined): Promise<string[]> {
      const answer = must(first)
      const found = rows.parse(answer.result)
      while (found.length < (answer.total ?? 0)) {
        const { left } = await ask({ left: listCommand(found.length) })
        const page = rows.parse(must(left).result)
        if (page.length === 0) break
        found.push(...page)
      }
      await keep(found)
      return Array.from(new Set(found.flatMap((one) => (one.PROCESS_ID ? [one.PROCESS_ID] : []))))
    }

    try {
      let toClear: string[] = []
      for (
        let packages = 1, first = true;
        !signal.aborted;
        packages = Math.min(packages * 4, mostPackages), first = false
      ) {
        const gets = Array.from({ length: packages }, (_, at) => [`get${at}`, getCommand] as const)
        const left = first ? { left: listCommand(0) } : {}
        const answers = await ask({
          ...left,
          ...clearing(toClear.splice(0, mostPackages)),
          ...Object.fromEntries(gets),
        })
        const taken = gets.map(([key]) => reserved.parse(must(answers[key]).result))
        await keep(taken.flatMap(({ events }) => events))
        toClear.push(...taken.flatMap((one) => (one.events.length > 0 && one.process_id ? [one.process_id] : [])))
        if (first) toClear.push(...(await leftBehind(answers['left'])))
        if (taken.some(({ events }) => events.length < packageSize)) break
      }
      while (toClear.length > 0) await ask(clearing(toClear.splice(0, packageSize)))
    } catch (error) {
      // The tariff was taken back, or nothing was bound yet: the sweep sees what the queue would have told.
      if (!isAppError(error, 'portal.refused', 'portal.no-rights')) throw error
    }
  }
}
