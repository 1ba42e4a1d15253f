import { beforeEach, describe, expect, it } from 'vitest'
import type { NewJob } from '../platform/jobs/job.ts'
import type { BatchItem, Command, PlannedWrite, PortalClient, Tenant, Told } from '../portal/index.ts'
import { guardStage, hearStages } from './guard-stage.ts'
import { createScenariosKind } from './scenarios-kind.ts'
import type { ScenarioDeps } from './scenario-deps.ts'
import { aScenario } from './testing.ts'

const kind = createScenariosKind({ knownFields: () => Promise.resolve(new Set<string>()) })
const closing = aScenario({
  name: 'Закрытие',
  when: [{ field: 'STAGE', is: 'one-of', values: ['CONVERTED'] }],
  require: ['PRD_SOLUTION'],
})
const fieldNames = { category: 'UF_CRM_PRD_CATEGORY', resolveBy: 'R', mailbox: 'M' }
const tenant = { id: 'p', entityTypeId: 1, state: 'active', language: 'ru', fieldNames } as Tenant

let item: Record<string, unknown>
let guards: boolean
let jobs: NewJob[]
let applied: { writes: readonly PlannedWrite[]; because: readonly { code: string }[] }[]

const solution = { ID: 1, FIELD_NAME: 'UF_CRM_PRD_SOLUTION', USER_TYPE_ID: 'string', MULTIPLE: 'N', MANDATORY: 'N' }
const portal = {
  batch: (_: unknown, commands: Record<string, Command>) =>
    Promise.resolve(
      Object.fromEntries(
        Object.keys(commands).map((key): [string, BatchItem] => [
          key,
          { ok: true, result: key === 'item' ? { item } : key === 'dictionary' ? [] : [solution] },
        ]),
      ),
    ),
} as unknown as PortalClient
const prisma = {
  requestFieldSet: { findFirst: () => Promise.resolve(null) },
  $transaction: (work: (tx: unknown) => unknown) => work({}),
}
const deps = {
  db: { prisma },
  portal,
  kind,
  clock: { now: () => new Date('2026-11-24T09:00:00Z') },
  addJob: (job: NewJob) => Promise.resolve(void jobs.push(job)),
  tenantOf: () => Promise.resolve(tenant),
  stageName: (_: Tenant, id: string) => Promise.resolve(id === 'NEW' ? 'Новый' : 'Решён'),
  guards: () => Promise.resolve(guards),
  ruleSets: {
    asked: () => Promise.resolve(true),
    decide: (_: unknown, { facts }: { facts: never }) =>
      Promise.resolve({ ...kind.evaluate({ scenarios: [closing] }, facts, new Date()), kind: kind.kind, version: 1 }),
    apply: (_: unknown, decision: (typeof applied)[number]) => Promise.resolve(void applied.push(decision)),
  },
} as unknown as ScenarioDeps

const state = (stageId: string) => ({ stageId, updatedTime: new Date('2026-11-24T08:59:00Z') })
const told = (over: Partial<Told> = {}) =>
  ({ own: false, author: null, wrote: [], source: 'online', tx: {}, ...over }) as Told
const change = { kind: 'changed', entityTypeId: 1, id: 7, before: state('NEW'), after: state('CONVERTED') }

/** Somebody moves the request; the guard does what it was asked to. */
async function moved(over: Partial<Told> = {}): Promise<void> {
  await hearStages(deps)(tenant, change as never, told(over))
  for (const job of jobs)
    await guardStage(deps)({ portalId: 'p', payload: job.payload } as never, new AbortController().signal)
}
beforeEach(() => {
  item = { id: 7, stageId: 'CONVERTED' }
  guards = true
  jobs = []
  applied = []
})

describe('the guard of stages', () => {
  it('moves back what reached a stage without its fields, and says in the timeline what is missing', async () => {
    await moved()
    const [stage, comment] = applied[0]?.writes ?? []
    expect(stage).toMatchObject({
      params: { fields: { stageId: 'NEW' } },
      before: { stageId: 'CONVERTED' },
      guarded: true,
    })
    expect(comment?.params).toMatchObject({
      fields: { COMMENT: expect.stringContaining('«Решён» в «Новый»: не заполнено Что сделано') as string },
    })
    expect(applied[0]?.because.map(({ code }) => code)).toEqual(['scenarios.returned', 'scenarios.lacks'])
  })

  it('lets a request through that has them', async () => {
    item = { ...item, UF_CRM_PRD_SOLUTION: 'Заменён блок' }
    await moved()
    expect(applied).toEqual([])
  })

  it('leaves a request alone that stands elsewhere by now, and one of a portal that has switched it off', async () => {
    item = { ...item, stageId: 'IN_PROCESS' }
    await moved()
    guards = false
    await moved()
    expect(applied).toEqual([])
  })

  it('hears what people do in our screens, never what the product itself has moved', async () => {
    const author = { runId: 'r', rule: 'scenarios', byHand: false }
    await moved({ own: true, author })
    expect(jobs).toEqual([])
    await moved({ own: true, author: { ...author, byHand: true } })
    expect(jobs).toHaveLength(1)
  })

  it('is asked once of a move, however often it is told', async () => {
    await moved()
    await moved()
    expect(new Set(jobs.map(({ once }) => once)).size).toBe(1)
    expect(new Set(applied.flatMap(({ writes }) => writes.map(({ key }) => key))).size).toBe(2)
  })
})
