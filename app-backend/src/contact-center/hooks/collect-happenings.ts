import { randomUUID } from 'node:crypto'
import type { Tenant } from '../../portal/index.ts'
import { importedAt } from '../../record-import/index.ts'
import { originatorOf } from '../center.ts'
import { contactViewOf, dealViewOf } from '../crm/views.ts'
import { entityTypeIds } from '../crm/record-types.ts'
import type { Directory } from '../directories.ts'
import { enabledHooks, keepDeliveries, moveCursor, readCursor, type Hook } from './delivery-store.ts'
import type { HookDeps } from './hook-deps.ts'
import { readLook, type LookFrom, type LookRead } from './read-look.ts'
import { happenings, type Happening } from './rules/happenings.ts'

/** The portal's own clocks differ a little: so much before the last look is looked at again. */
const overlapMs = 120_000
/** So much later than our own note of it an import's write may stand in the portal. */
const settleMs = 5_000

/**
 * Reads what has happened since the last look and puts a delivery there for each address that asked for it: one request, more only
 * after a page that was full. Rows and jobs stand or fall together; the cursor moves when all of them are there.
 */
export async function collectHappenings(deps: HookDeps, portalId: string): Promise<void> {
  const { prisma } = deps.db
  const hooks = await enabledHooks(prisma, portalId)
  const cursor = await readCursor(prisma, portalId)
  if (hooks.length === 0 || !cursor) return
  const tenant = await deps.tenantOf(portalId)
  const since = new Date(cursor.watermark.getTime() - overlapMs)
  const directory = await deps.directories.of(tenant)
  let from: LookFrom | null = beginning(hooks, tenant, cursor.callId)
  let { callId } = cursor
  let watermark: Date | null = null
  while (from) {
    const read: LookRead = await readLook(deps, portalId, since, from)
    watermark ??= read.now
    await keep(deps, hooks, read, await byPeople(deps, portalId, read, happenings({ since, ...read })), directory)
    callId = read.calls.at(-1)?.id ?? callId
    from = Object.values(read.next).some((at) => at !== null) ? read.next : null
  }
  await moveCursor(prisma, portalId, { callId, watermark: watermark ?? cursor.watermark })
}

function beginning(hooks: readonly Hook[], tenant: Tenant, callId: number | null): LookFrom {
  const wanted = new Set(hooks.flatMap(({ events }) => events))
  const records = (kind: string) => [...wanted].some((event) => event.startsWith(`${kind}.`))
  const calls = wanted.has('call.finished') && tenant.scopes.includes('telephony')
  return {
    deals: records('deal') ? 0 : null,
    contacts: records('contact') ? 0 : null,
    stages: wanted.has('deal.stageChanged') ? 0 : null,
    calls: calls ? (callId ?? 0) : null,
  }
}

async function keep(
  { db, clock, addJob }: HookDeps,
  hooks: readonly Hook[],
  read: LookRead,
  found: readonly Happening[],
  directory: Directory,
): Promise<void> {
  const at = clock.now()
  const rows = hooks.flatMap((hook) =>
    found
      .filter((one) => hook.events.includes(one.type) && Date.parse(one.at) >= floorSecond(hook.createdAt))
      .map((one) => ({
        id: randomUUID(),
        portalId: hook.portalId,
        hookId: hook.id,
        type: one.type,
        record: one.record,
        key: `${one.type}:${one.key}`,
        body: JSON.stringify({ type: one.type, timestamp: one.at, data: dataOf(one, read, hook.client, directory) }),
        state: 'waiting',
        at,
        dueAt: at,
      })),
  )
  await keepDeliveries(db.prisma, addJob, rows, at)
}

/** Without what imports have done: an archive is no news to anybody. What people do with imported records afterwards is. */
async function byPeople(
  { db, clock }: HookDeps,
  portalId: string,
  { deals, contacts }: LookRead,
  found: readonly Happening[],
): Promise<Happening[]> {
  const now = clock.now()
  const written = new Map<string, Date>()
  for (const [kind, items] of Object.entries({ deal: deals, contact: contacts })) {
    const asked = { portalId, entityTypeId: entityTypeIds[kind as 'deal' | 'contact'], now }
    for (const [id, at] of await importedAt(db, asked, items)) written.set(`${kind}:${id}`, at)
  }
  return found.filter(({ record, at }) => {
    const time = written.get(record)
    return time === undefined || Date.parse(at) > time.getTime() + settleMs
  })
}

/** The portal's times have no fractions of a second. */
const floorSecond = (time: Date) => Math.floor(time.getTime() / 1_000) * 1_000

function dataOf({ record, key }: Happening, read: LookRead, client: string, { stages }: Directory): object {
  const originator = originatorOf(client)
  const call = read.calls.find(({ id }) => key === `call:${id}`)
  if (call) return { record, call }
  const contact = read.contacts.find(({ id }) => record === `contact:${id}`)
  if (contact) return { record, contact: contactViewOf(contact, originator) }
  const stage = read.stages.find(({ id }) => key === `stage:${id}`)
  const deal = read.deals.find(({ id }) => record === `deal:${id}`)
  return {
    record,
    ...(stage ? { stage: { stageId: stage.stageId, categoryId: stage.categoryId } } : {}),
    ...(deal ? { deal: dealViewOf(deal, originator, stages) } : {}),
  }
}
