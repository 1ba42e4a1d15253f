import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import type { BatchItem, Command, DirectoryStore, PortalClient, Tenant } from '../portal/index.ts'
import type { Absence, WorkDay } from './rules/availability.ts'

const kind = 'absences'
const day = 86_400_000
/** People in one command, so that a large portal's calendars stay within the portal's time for one method. */
const peopleInCommand = 100
const window = { before: 1, after: 14 }
const statusMs = 5 * 60_000
const largestBatch = 50

const events = z.record(
  z.string(),
  z.array(
    z.object({
      ACCESSIBILITY: z.string().nullish(),
      DATE_FROM_TS_UTC: z.coerce.number(),
      DATE_TO_TS_UTC: z.coerce.number(),
      DT_SKIP_TIME: z.string().nullish(),
    }),
  ),
)
const stored = z.object({
  from: z.coerce.date(),
  to: z.coerce.date(),
  people: z.record(z.string(), z.array(z.object({ from: z.coerce.date(), to: z.coerce.date() }))),
})
const status = z.object({ STATUS: z.enum(['OPENED', 'PAUSED', 'CLOSED', 'EXPIRED']) })

export interface Absences {
  /** Absences of a person around `at`; null when calendars can't be read or were not read for that time. */
  of(tenant: Tenant, userId: number, at: Date): Promise<Absence[] | null>
  /** Who is absent at that moment; nobody when calendars can't be read. Costs no request. */
  everybodyAt(tenant: Tenant, at: Date): Promise<ReadonlySet<number>>
  /** Reads a fortnight ahead for these people: one request for up to 5 000 of them. */
  refresh(tenant: Tenant, people: readonly number[]): Promise<void>
  /** Working days as they stand now, of those who keep one. */
  workDays(tenant: Tenant, people: readonly number[]): Promise<ReadonlyMap<number, WorkDay>>
}

interface Deps {
  store: DirectoryStore
  portal: Pick<PortalClient, 'batch'>
  clock: Clock
}

/**
 * Who is away. Bitrix24 docs: api-reference/calendar/calendar-event/calendar-accessibility-get (ACCESSIBILITY 'absent'; a whole
 * day's end is the beginning of its last day), api-reference/timeman/base/timeman-status
 */
export function createAbsences({ store, portal, clock }: Deps): Absences {
  const days = new Map<string, { at: number; status: WorkDay | null }>()

  async function ask(tenant: Tenant, commands: Record<string, Command>) {
    const entries = Object.entries(commands)
    const items: Record<string, BatchItem> = {}
    for (let at = 0; at < entries.length; at += largestBatch) {
      const part = Object.fromEntries(entries.slice(at, at + largestBatch))
      Object.assign(items, await portal.batch({ kind: 'portal', portalId: tenant.id }, part, { kind: 'read' }))
    }
    return items
  }

  async function known(tenant: Tenant, at: Date) {
    const row = tenant.scopes.includes('calendar') ? await store.read(tenant.id, kind) : null
    const data = row && stored.safeParse(row.data)
    return data?.success && at >= data.data.from && at < data.data.to ? data.data.people : null
  }

  return {
    async of(tenant, userId, at) {
      const people = await known(tenant, at)
      return people && (people[String(userId)] ?? [])
    },

    async everybodyAt(tenant, at) {
      const people = Object.entries((await known(tenant, at)) ?? {})
      const away = people.filter(([, list]) => list.some(({ from, to }) => from <= at && at < to))
      return new Set(away.map(([id]) => Number(id)))
    },

    async refresh(tenant, people) {
      if (!tenant.scopes.includes('calendar')) return
      const now = clock.now().getTime()
      const [from, to] = [new Date(now - window.before * day), new Date(now + window.after * day)]
      const dates = { from: from.toISOString().slice(0, 10), to: to.toISOString().slice(0, 10) }
      const commands: Record<string, Command> = {}
      for (let at = 0; at < people.length; at += peopleInCommand) {
        const users = people.slice(at, at + peopleInCommand)
        commands[`a${at}`] = { method: 'calendar.accessibility.get', params: { users, ...dates } }
      }
      const items = Object.values(await ask(tenant, commands))
      // A part that was refused is not "nobody is away": the list of before stays, and its age says so.
      if (items.some((item) => !item.ok)) return
      const found = items.flatMap((item) => Object.entries(item.ok ? events.catch({}).parse(item.result) : {}))
      const away = found
        .map(([id, list]) => [id, list.flatMap(absenceOf)] as const)
        .filter(([, list]) => list.length > 0)
      await store.save(tenant.id, kind, { from, to, people: Object.fromEntries(away) }, clock.now())
    },

    async workDays(tenant, people) {
      const now = clock.now().getTime()
      if (!tenant.scopes.includes('timeman')) return new Map()
      const known = (id: number) => days.get(`${tenant.id} ${id}`)
      const asked = people.filter((id) => now - (known(id)?.at ?? Number.NEGATIVE_INFINITY) > statusMs)
      const commands = asked.map((id) => [String(id), { method: 'timeman.status', params: { USER_ID: id } }] as const)
      const items = commands.length > 0 ? await ask(tenant, Object.fromEntries(commands)) : {}
      for (const [id, item] of Object.entries(items)) {
        const answer = item.ok ? status.safeParse(item.result) : null
        days.set(`${tenant.id} ${id}`, { at: now, status: answer?.data?.STATUS ?? null })
      }
      return new Map(people.flatMap((id) => (known(id)?.status ? [[id, known(id)?.status as WorkDay] as const] : [])))
    },
  }
}

function absenceOf(event: z.infer<typeof events>[string][number]): Absence[] {
  if (event.ACCESSIBILITY !== 'absent') return []
  const whole = event.DT_SKIP_TIME === 'Y' ? day : 0
  return [{ from: new Date(event.DATE_FROM_TS_UTC * 1_000), to: new Date(event.DATE_TO_TS_UTC * 1_000 + whole) }]
}
