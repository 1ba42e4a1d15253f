import type { PrismaClient } from '@poryadok/prisma'
import { randomUUID } from 'node:crypto'
import { recordAudit, recordDecisions } from '../audit/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import type { BatchItem, Command, Params, PortalClient, Tenant, Viewer, Writes } from '../portal/index.ts'
import { createRequestStore } from '../requests/index.ts'
import { rememberLetter } from '../threading/index.ts'
import { moveTasks } from '../external-tasks/index.ts'
import type { MoveDeps } from './move-deps.ts'

type Item = Record<string, unknown> & { id: number }

/** A portal of leads with timelines; `hidden` leads are shown to nobody, `beforeAnswer` may lose an answer. */
export function playedTimelines() {
  const played = {
    items: new Map<number, Item>(),
    /** Number of the record -> its lead. */
    owners: new Map<number, number>(),
    comments: [] as string[],
    hidden: new Set<number>(),
    requests: 0,
    written: [] as string[],
    beforeAnswer: (_methods: readonly string[]): void => {},
  }
  const refused: BatchItem = {
    ok: false,
    fault: { code: 'portal.refused', detail: 'Не найдено', portalCode: 'NOT_FOUND' },
  }

  function run(method: string, params: Params): BatchItem {
    const filter = (params['filter'] ?? {}) as Record<string, unknown>
    const id = Number(params['id'])
    const item = played.items.get(id)
    if (method === 'crm.item.get') return item && !played.hidden.has(id) ? { ok: true, result: { item } } : refused
    if (method === 'crm.item.list') return { ok: true, result: { items: listed(filter) } }
    if (method === 'crm.activity.list') return { ok: true, result: records(filter) }
    if (method === 'crm.activity.binding.list') {
      const owner = played.owners.get(Number(params['activityId']))
      return owner === undefined ? refused : { ok: true, result: [{ entityTypeId: 1, entityId: owner }] }
    }
    played.written.push(method)
    if (method === 'crm.activity.binding.move') {
      const activity = Number(params['activityId'])
      if (played.owners.get(activity) !== params['sourceEntityId']) return refused
      played.owners.set(activity, Number(params['targetEntityId']))
      return { ok: true, result: true }
    }
    const fields = (params['fields'] ?? {}) as Record<string, unknown>
    if (method === 'crm.timeline.comment.add') {
      return { ok: true, result: played.comments.push(`${String(fields['ENTITY_ID'])}: ${String(fields['COMMENT'])}`) }
    }
    if (method === 'crm.timeline.comment.delete') {
      played.comments[id - 1] = ''
      return { ok: true, result: true }
    }
    const next = method === 'crm.item.add' ? Math.max(0, ...played.items.keys()) + 1 : id
    const changed = { ...played.items.get(next), ...fields, id: next }
    played.items.set(next, changed)
    return { ok: true, result: { item: changed } }
  }

  const listed = (filter: Record<string, unknown>) =>
    [...played.items.values()].filter((item) =>
      Object.entries(filter).every(([key, wanted]) =>
        key === '@id'
          ? (wanted as number[]).includes(item.id)
          : key === '%title'
            ? String(item['title']).includes(String(wanted))
            : item[key] === wanted,
      ),
    )
  const records = (filter: Record<string, unknown>) =>
    [...played.owners]
      .filter(([id, owner]) => owner === filter['OWNER_ID'] && id > Number(filter['>ID']))
      .map(([id]) => ({ ID: id, TYPE_ID: 4 }))

  const portal: PortalClient = {
    call(_, method, params) {
      played.requests += 1
      const answer = run(method, params)
      played.beforeAnswer([method])
      return answer.ok ? Promise.resolve(answer) : Promise.reject(new Error(answer.fault.detail))
    },
    batch<Key extends string>(_: unknown, commands: Record<Key, Command>) {
      played.requests += 1
      const list = Object.entries<Command>(commands)
      const answers = list.map(([key, { method, params = {} }]) => [key, run(method, params)] as const)
      played.beforeAnswer(list.map(([, { method }]) => method))
      return Promise.resolve(Object.fromEntries(answers) as Record<Key, BatchItem>)
    },
    upload: () => Promise.reject(new Error('nobody plays uploads')),
  }
  return { portal, played }
}

export type PlayedTimelines = ReturnType<typeof playedTimelines>['played']

export const person = (portalId: string, userId = 5): Viewer => ({
  portalId,
  userId,
  name: 'Олег',
  isAdmin: false,
  accessToken: `token-${userId}`,
})

const stages = [
  { id: 'NEW', name: 'Новый', sort: 10, color: null, meaning: 'process' as const },
  { id: 'JUNK', name: 'Некачественный', sort: 20, color: null, meaning: 'failure' as const },
]

export interface PlayedMoves {
  db: Database
  clock: Clock
  portal: PortalClient
  writes: Writes
  tenant: Tenant
  /** Jobs that were added. */
  jobs: NewJob[]
}

export const moveDeps = ({ db, clock, portal, writes, tenant, jobs }: PlayedMoves): MoveDeps => ({
  db,
  clock,
  portal,
  writes,
  store: createRequestStore(db.prisma),
  directory: { of: () => Promise.resolve({ stages, people: [], categories: [] }) },
  addJob: (job) => Promise.resolve(void jobs.push(job)),
  recordAudit,
  recordDecisions,
  tenantOf: () => Promise.resolve(tenant),
  remember: () => Promise.resolve(),
  moveTasks: (tx, move) => moveTasks({ addJob: (job) => Promise.resolve(void jobs.push(job)) }, tx, move),
  changed: () => Promise.resolve(),
  mayUndoAll: () => Promise.resolve(false),
})

const at = new Date('2026-11-02T07:00:00Z')
let numbers = 0

/** A lead of the portal that is a request of ours; returns our number. */
export async function aRequestOf(owner: PrismaClient, played: PlayedTimelines, portalId: string, entityId: number) {
  played.items.set(entityId, {
    id: entityId,
    title: `Запрос ${entityId}`,
    stageId: 'NEW',
    contactId: 7,
    companyId: 0,
    assignedById: 5,
  })
  return (await owner.requestRecord.create({ data: { portalId, entityTypeId: 1, entityId, createdAt: at } })).id
}

/** A letter that stands in the request, with its ids and its record in the timeline. */
export async function aLetterOf(
  owner: PrismaClient,
  played: PlayedTimelines,
  {
    portalId,
    requestId,
    answers = [],
    from = 'anna@zarechie.example',
    now = at,
  }: {
    portalId: string
    requestId: number
    answers?: readonly string[]
    from?: string
    now?: Date
  },
) {
  const number = (numbers += 1)
  const mailbox = await owner.mailbox.findFirstOrThrow({ where: { portalId } })
  const { entityId } = await owner.requestRecord.findFirstOrThrow({ where: { id: requestId } })
  const activityId = 1_000 + number
  played.owners.set(activityId, entityId)
  const messageId = `letter-${number}-${randomUUID()}@zarechie.example`
  const known = {
    portalId,
    mailboxId: mailbox.id,
    receivedAt: now,
    envelopeFrom: from,
    sizeBytes: 1,
    rawSha256: '',
    why: [],
    dueAt: now,
  }
  const data = {
    ...known,
    outcome: 'joined',
    subject: `Письмо ${number}`,
    messageId,
    requestId,
    activityId,
    handledAt: now,
  }
  const { id } = await owner.letter.create({ data })
  const [inReplyTo = null] = answers
  const refs = { portalId, letterId: id, messageId, inReplyTo, references: answers.toReversed(), threadIndex: null }
  const parts = { writer: from, recipients: [], fingerprint: `print ${number}` }
  await rememberLetter(owner, { ...refs, ...parts }, { requestId, taskId: null }, now)
  return { id, messageId, activityId, refs: { ...refs, ...parts } }
}
