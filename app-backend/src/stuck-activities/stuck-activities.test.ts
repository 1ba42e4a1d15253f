import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { JobQueue } from '../platform/jobs/create-jobs.ts'
import type { ChangeListener, Command, PlannedWrite, Tenant, Viewer } from '../portal/index.ts'
import { inverseWrite } from '../portal/writes/rules/inverse-write.ts'
import { fixStuck } from './fix-stuck.ts'
import { followQueues, hearHanded } from './follow-responsible.ts'
import { readStuck } from './read-stuck.ts'
import type { StuckDeps } from './stuck-deps.ts'

const [head, agent, colleague, stranger] = [6, 7, 8, 9]
const portalId = '00000000-0000-4000-8000-000000000001'
let activities: Record<string, unknown>[]
let requests: number
let planned: PlannedWrite[]
let jobs: unknown[]
let follow: boolean

const activity = (ID: number, OWNER_ID: number, over = {}) => ({
  ID,
  OWNER_TYPE_ID: 1,
  OWNER_ID,
  TYPE_ID: 2,
  PROVIDER_ID: 'VOXIMPLANT_CALL',
  SUBJECT: `Звонок ${ID}`,
  DEADLINE: '9999-12-31T00:00:00+03:00',
  CREATED: '2026-11-20T10:00:00+03:00',
  RESPONSIBLE_ID: agent,
  ...over,
})
/** Lead 1 is the agent's, 2 a colleague's, 3 is closed, 4 is gone. */
const leads = [
  { id: 1, title: 'Свой', assignedById: agent, stageId: 'NEW' },
  { id: 2, title: 'Чужой', assignedById: colleague, stageId: 'NEW' },
  { id: 3, title: 'Закрытый', assignedById: agent, stageId: 'JUNK' },
]

function answer(actor: string, { method, params = {} }: Command): unknown {
  const filter = params['filter'] as Record<string, unknown>
  if (method === 'crm.item.list')
    return {
      items: leads.filter(
        ({ id, assignedById }) =>
          (filter['@id'] as number[]).includes(id) && (actor === 'portal' || assignedById === agent),
      ),
    }
  const ids = filter['@ID'] as number[] | undefined
  const fits = activities.filter(
    (one) =>
      (!ids || ids.includes(Number(one['ID']))) &&
      (filter['OWNER_ID'] === undefined || one['OWNER_ID'] === filter['OWNER_ID']) &&
      one['RESPONSIBLE_ID'] === filter['RESPONSIBLE_ID'],
  )
  return fits.slice(Number(params['start']), Number(params['start']) + 50)
}

const deps: StuckDeps = {
  db: { prisma: { $transaction: (work: (tx: unknown) => unknown) => work({}) } } as unknown as StuckDeps['db'],
  clock: { now: () => new Date('2026-11-23T09:00:00Z') } as StuckDeps['clock'],
  addJob: (job) => Promise.resolve(void jobs.push(job)),
  portal: {
    batch: (actor, commands) => {
      requests += 1
      const answers = Object.entries<Command>(commands).map(([key, one]) => {
        const result = answer(actor.kind, one)
        return [key, { ok: true, result, total: Array.isArray(result) ? activities.length : 0 }]
      })
      return Promise.resolve(Object.fromEntries(answers))
    },
  },
  people: {
    organisation: () =>
      Promise.resolve({
        fetchedAt: new Date(0),
        departments: [{ id: 1, name: 'Продажи', parent: null, head }],
        people: [head, agent, colleague, stranger].map((id) => ({
          id,
          name: `Сотрудник ${id}`,
          position: null,
          active: true,
          kind: 'employee',
          zone: null,
          email: null,
          departments: id === stranger ? [] : [1],
        })),
      }),
  },
  writes: {
    plan: (_tx, run, writes) => {
      planned.push(...writes)
      return Promise.resolve({ runId: run.portalId, count: writes.length, refusal: null })
    },
  },
  tenantOf: () => Promise.resolve({ id: portalId } as Tenant),
  isOn: () => Promise.resolve(true),
  settings: () => Promise.resolve({ follow }),
}
const viewer = (userId: number, isAdmin = false): Viewer => ({
  portalId,
  userId,
  isAdmin,
  name: `Сотрудник ${userId}`,
  accessToken: 'token',
})

beforeEach(() => {
  ;[activities, planned, jobs, requests, follow] = [[1, 2, 3, 4].map((id) => activity(id, id)), [], [], 0, true]
})

describe('the page', () => {
  it('finds in three requests what the person counts and can’t see, and says why', async () => {
    const { rows, total, hidden } = await readStuck(deps, viewer(agent))
    expect(requests).toBe(3)
    expect([total, hidden]).toEqual([4, 2])
    expect(new Map(rows.map(({ id, because }) => [id, because.map(({ code }) => code)]))).toEqual(
      new Map([
        [2, ['stuck.owner-hidden', 'stuck.owner-of-another']],
        [3, ['stuck.owner-closed']],
        [4, ['stuck.owner-gone']],
        [1, []],
      ]),
    )
    expect(rows.find(({ id }) => id === 2)?.owner).toMatchObject({ title: null, path: null })
  })

  it.each([
    ['the head', head, false, true],
    ['an administrator', stranger, true, true],
    ['a colleague', colleague, false, false],
  ])('of an agent is open to %s', async (_, userId, isAdmin, open) => {
    const read = await readStuck(deps, viewer(userId, isAdmin), agent).then(
      ({ person }) => person.id,
      (error: { code: string }) => error.code,
    )
    expect(read).toBe(open ? agent : 'stuck.not-yours')
  })
})

describe('what is settled', () => {
  const fix = (by: Viewer, over = {}) =>
    fixStuck(deps, by, { key: randomUUID(), userId: agent, activities: [1, 2, 3], action: 'move', dry: false, ...over })

  it('goes to whoever answers for the record; what is in order stays', async () => {
    expect(await fix(viewer(agent))).toMatchObject({ changed: 1, skipped: 2, receivers: [{ count: 1 }] })
    expect(planned).toMatchObject([
      { entityId: 2, method: 'crm.activity.update', after: { RESPONSIBLE_ID: colleague } },
    ])
  })

  it('is only counted at first', async () => {
    expect(await fix(viewer(agent), { dry: true })).toMatchObject({ changed: 1, runId: null })
    expect(planned).toEqual([])
  })

  it('is left alone when somebody has changed it meanwhile', async () => {
    activities = activities.map((one) => ({ ...one, RESPONSIBLE_ID: stranger }))
    expect(await fix(viewer(agent))).toMatchObject({ changed: 0, skipped: 3 })
  })

  it('is a to-do by its own method', async () => {
    activities = [activity(2, 2, { PROVIDER_ID: 'CRM_TODO', TYPE_ID: 6 })]
    await fix(viewer(head), { activities: [2] })
    expect(planned[0]?.method).toBe('crm.activity.todo.updateResponsibleUser')
  })

  it('is completed, and tasks are not', async () => {
    activities = [activity(3, 3), activity(5, 3, { PROVIDER_ID: 'CRM_TASKS_TASK', TYPE_ID: 3 })]
    expect(await fix(viewer(agent), { activities: [3, 5], action: 'complete' })).toMatchObject({
      changed: 1,
      skipped: 1,
    })
    expect(planned[0]?.params).toEqual({ id: 3, fields: { COMPLETED: 'Y' } })
  })

  it('is taken back to the former person', async () => {
    await fix(viewer(agent))
    const [write] = planned
    expect(write && inverseWrite({ ...write, id: 1 })?.params).toEqual({ id: 2, fields: { RESPONSIBLE_ID: agent } })
  })

  it('of somebody else’s people is refused', () =>
    expect(fix(viewer(colleague))).rejects.toMatchObject({ code: 'stuck.not-yours' }))
})

describe('activities follow the responsible', () => {
  const handed = async (from: number, to: number) => {
    let listen: ChangeListener = () => Promise.resolve()
    hearHanded({ watch: () => undefined, onChange: (one) => void (listen = one) }, deps)
    const change = { kind: 'changed', entityTypeId: 1, id: 2, fields: ['assignedById'], updatedBy: head }
    const [before, after] = [{ assignedById: from }, { assignedById: to }]
    await listen({ id: portalId } as Tenant, { ...change, before, after } as never, { tx: {} } as never)
    for (const job of jobs as { queue: string; payload: unknown }[])
      await (followQueues(deps)[job.queue] as JobQueue).handler(
        { ...job, portalId } as never,
        new AbortController().signal,
      )
  }

  it('to the new one, those of the former one alone', async () => {
    activities = [activity(2, 2), activity(6, 2, { RESPONSIBLE_ID: stranger }), activity(1, 1)]
    await handed(agent, colleague)
    expect(planned).toMatchObject([{ entityId: 2, after: { RESPONSIBLE_ID: colleague } }])
  })

  it('only where the settings want it', async () => {
    follow = false
    await handed(agent, colleague)
    expect([jobs, planned]).toEqual([[], []])
  })
})
