import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import type { NewNotice } from '../messages/index.ts'
import type { JumpingClock } from '../platform/clock/clock.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import type { Command, PortalClient, Tenant } from '../portal/index.ts'
import { createRequestStore } from '../requests/index.ts'
import { externalTaskSettings } from './declaration.ts'
import type { ExternalTaskDeps, PerformerLetter, SendToPerformer } from './external-task-deps.ts'
import type { TaskFacts } from './rules/task-facts.ts'
import { createExternalTaskStore } from './store.ts'

/** A task of the portal with a performer outside. */
export const aTask = (changes: Partial<TaskFacts> = {}): TaskFacts => ({
  id: 12,
  title: 'Проверить щит',
  description: 'Заречная, 5',
  deadline: null,
  closed: false,
  createdBy: 1,
  responsibleId: 1,
  external: true,
  contactId: 9,
  address: null,
  createdAt: null,
  attachments: [],
  ours: false,
  bindings: ['L_26', 'C_9'],
  boundContacts: [9],
  boundRecords: [{ entityTypeId: 1, entityId: 26 }],
  ...changes,
})

/** A contact of the portal as the test has it. */
export interface PlayedContact {
  name: string
  addresses: string[]
}

/** The portal, the letters and the jobs around external tasks, all played over a real database. */
export async function playTasks(database: { prisma: PrismaClient; app: PrismaClient }, clock: JumpingClock) {
  const portalId = await aTenantRow(database.prisma, clock.now())
  const request = { portalId, entityTypeId: 1, entityId: 26, contactId: 5, companyId: null }
  const { id: requestId } = await database.prisma.requestRecord.create({ data: { ...request, createdAt: clock.now() } })
  const tenant = { id: portalId, zone: 'UTC', language: 'ru', entityTypeId: 1, folderId: null } as Tenant
  const tasks = new Map<number, Record<string, unknown>>()
  const contacts = new Map<number, PlayedContact>()
  const requests: string[][] = []
  const jobs: NewJob[] = []
  const sent: PerformerLetter[] = []
  const notices: NewNotice[] = []
  const fail: { at: 'commit' | null } = { at: null }
  const answers: Record<string, (params: Record<string, unknown>) => unknown> = {
    'tasks.task.list': ({ filter }) => ({
      tasks: (filter as { ID: number[] }).ID.flatMap((id) => tasks.get(id) ?? []),
    }),
    'crm.item.get': ({ id }) => {
      const one = contacts.get(Number(id))
      return { item: { id, name: one?.name, fm: one?.addresses.map((value) => ({ typeId: 'EMAIL', value })) } }
    },
  }
  const batch = (_: unknown, commands: Record<string, Command>) => {
    requests.push(Object.values(commands).map(({ method }) => method))
    const items = Object.entries(commands).map(([key, { method, params = {} }]) => [
      key,
      { ok: true, result: answers[method]?.(params) },
    ])
    return Promise.resolve(Object.fromEntries(items))
  }
  const deps = {
    db: { prisma: database.app },
    clock,
    portal: { batch } as unknown as PortalClient,
    store: createExternalTaskStore(database.app),
    requests: createRequestStore(database.app),
    writes: {} as ExternalTaskDeps['writes'],
    notices: { send: (notice: NewNotice) => Promise.resolve(void notices.push(notice)) },
    addJob: (job: NewJob) => {
      if (fail.at === 'commit') throw new Error('the process died')
      return Promise.resolve(void jobs.push(job))
    },
    recordDecisions: () => Promise.resolve(),
    tenantOf: () => Promise.resolve(tenant),
    settings: () => Promise.resolve(externalTaskSettings.parse({})),
    ownAddresses: () => Promise.resolve(['support@shchit.example']),
    fileNames: () => Promise.resolve([]),
    download: () => Promise.reject(new Error('no file is asked for')),
    keepFile: () => Promise.reject(new Error('no file is kept')),
    send: async (letter: PerformerLetter, within: Parameters<SendToPerformer>[1]) => {
      if (sent.some(({ key }) => key === letter.key)) return null
      sent.push(letter)
      const kept = { id: sent.length, messageId: `<m${sent.length}@shchit.example>` }
      await database.app.$transaction((tx) => within(tx, kept))
      return { withheld: false }
    },
    announce: () => Promise.resolve(),
  } satisfies ExternalTaskDeps
  const inside = <T>(work: () => Promise<T>) => inPortal(portalId, work)
  return { portalId, requestId, tasks, contacts, requests, jobs, sent, notices, fail, deps, inside }
}
