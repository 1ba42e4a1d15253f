import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import { randomBytes } from 'node:crypto'
import type { Files } from '../platform/files/create-files.ts'
import type { JumpingClock } from '../platform/clock/clock.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import type { Job, NewJob } from '../platform/jobs/job.ts'
import { createSealing } from '../platform/secrets/sealing.ts'
import type { BatchItem, Command, Organisation, Person, PortalClient, Tenant, TenantStore } from '../portal/index.ts'
import { chainOfHeads, personOf } from '../portal/index.ts'
import type { People } from '../people/index.ts'
import { createMessages } from './create-messages.ts'

export const aPerson = (id: number, changes: Partial<Person> = {}): Person => ({
  id,
  name: `Человек ${id}`,
  position: null,
  active: true,
  kind: 'employee',
  departments: [1],
  zone: null,
  email: null,
  ...changes,
})

/** The bell of a played portal: what lies under it by person and tag, and every request that was made. */
function aBell() {
  const shown = new Map<string, string>()
  const requests: number[] = []
  const refuse: { next: 'lost' | 'refused' | null } = { next: null }
  const batch = (_: unknown, commands: Record<string, Command>) => {
    const items = Object.entries(commands).map(([key, { params = {} }]): [string, BatchItem] => {
      if (refuse.next === 'refused')
        return [key, { ok: false, fault: { code: 'portal.refused', detail: 'нет', portalCode: 'USER_ID_EMPTY' } }]
      shown.set(`${Number(params['USER_ID'])} ${String(params['TAG'])}`, String(params['MESSAGE']))
      return [key, { ok: true, result: shown.size }]
    })
    requests.push(items.length)
    const lost = refuse.next === 'lost'
    refuse.next = null
    return lost ? Promise.reject(new Error('the answer was lost')) : Promise.resolve(Object.fromEntries(items))
  }
  return { shown, requests, refuse, portal: { batch: batch as PortalClient['batch'] } }
}

/** Messages of one portal over played people; jobs are kept in a list and done when the test says so. */
export async function playMessages(
  database: { prisma: PrismaClient; app: PrismaClient },
  clock: JumpingClock,
  changes: Partial<Tenant> = {},
  files: Pick<Files, 'read'> = { read: () => Promise.reject(new Error('nobody plays files')) },
) {
  const id = await aTenantRow(database.prisma, clock.now())
  const tenant = { id, zone: 'Europe/Moscow', language: 'ru', scopes: ['im'], state: 'active', ...changes } as Tenant
  const organisation: Organisation = { people: [], departments: [], fetchedAt: clock.now() }
  const people = {
    person: (_, userId) => Promise.resolve(personOf(organisation, userId) ?? null),
    presentHead: (_, userId) => {
      const [head] = chainOfHeads(organisation, userId).heads
      return Promise.resolve(head ? (personOf(organisation, head.userId) ?? null) : null)
    },
  } satisfies Pick<People, 'person' | 'presentHead'>
  const waiting: NewJob[] = []
  const bell = aBell()
  const own = new Set<string>()
  /** The folder of sent letters, null = the mailbox has no IMAP, and ids of the letters there. */
  const sent: { settings: { keepSent: boolean } | null; there: string[] } = { settings: null, there: [] }
  const messages = createMessages({
    db: { prisma: database.app },
    clock,
    sealing: createSealing(randomBytes(32)),
    portal: bell.portal,
    people,
    administrators: { of: () => Promise.resolve([{ id: 1, name: 'Вера Климова' }]), saw: () => Promise.resolve() },
    tenants: { byId: (asked: string) => Promise.resolve(asked === id ? tenant : null) } as TenantStore,
    jobs: { add: (job) => Promise.resolve(void waiting.push(job)) },
    privateHosts: ['127.0.0.1'],
    isOwnAddress: (_, address) => Promise.resolve(own.has(address)),
    mailboxAccount: () => Promise.resolve(null),
    files,
    sent: {
      settings: () => Promise.resolve(sent.settings),
      has: () => Promise.resolve(sent.there.length > 0),
      keep: (_, __, { messageId }) => Promise.resolve(void sent.there.push(messageId)),
    },
  })
  /** Does a job as a worker would; throws what its handler throws. */
  const work = (queue: string, payload: object = {}, attempts = 0) => {
    const job: Job = { id: 1, portalId: id, queue, key: queue, payload, dueAt: clock.now(), attempts }
    return inPortal(id, async () => messages.queues[queue]?.handler(job, new AbortController().signal))
  }
  const inside = <T>(todo: () => Promise<T>) => inPortal(id, todo)
  return { tenant, organisation, messages, bell, waiting, work, inside, own, sent }
}
