import { beforeEach, expect, it } from 'vitest'
import type { BatchItem, Command, PortalClient, Tenant } from '../portal/index.ts'
import { checkStage } from './check-stage.ts'
import type { ScenarioDeps } from './scenario-deps.ts'
import { aScenario } from './testing.ts'

const fieldNames = { category: 'UF_CRM_PRD_CATEGORY', resolveBy: 'R', mailbox: 'M' }
const tenant = { id: 'p', entityTypeId: 1, language: 'ru', fieldNames } as Tenant
const closing = aScenario({
  when: [
    { field: 'STAGE', is: 'one-of', values: ['CONVERTED'] },
    { field: 'PRD_KIND', is: 'one-of', values: ['repair'] },
  ],
  require: ['PRD_SOLUTION'],
})
const kindField = {
  ID: 1,
  FIELD_NAME: 'UF_CRM_PRD_KIND',
  USER_TYPE_ID: 'enumeration',
  MULTIPLE: 'N',
  MANDATORY: 'N',
  LIST: [{ ID: 31, VALUE: 'Ремонт', XML_ID: 'repair' }],
}
const solution = { ID: 2, FIELD_NAME: 'UF_CRM_PRD_SOLUTION', USER_TYPE_ID: 'string', MULTIPLE: 'N', MANDATORY: 'N' }

let guards: boolean
let asked: string[][]
beforeEach(() => {
  guards = true
  asked = []
})

const portal = {
  batch: (_: unknown, commands: Record<string, Command>) => {
    asked.push(Object.keys(commands))
    const answerOf = (key: string) => (key === 'lead' ? [kindField, solution] : [])
    const answers = Object.keys(commands).map((key): [string, BatchItem] => [key, { ok: true, result: answerOf(key) }])
    return Promise.resolve(Object.fromEntries(answers))
  },
} as unknown as PortalClient

const check = (stageId: string, scenarios = [closing]) =>
  checkStage(
    {
      db: { prisma: { requestFieldSet: { findFirst: () => Promise.resolve(null) } } },
      portal,
      guards: () => Promise.resolve(guards),
      ruleSets: { atWork: () => Promise.resolve({ scenarios }) },
    } as unknown as ScenarioDeps,
    tenant,
    stageId,
  )
const actor = { kind: 'portal', portalId: 'p' } as const
const repair = { id: 1, UF_CRM_PRD_KIND: 31, UF_CRM_PRD_SOLUTION: '' }

it('tells what each of many requests lacks in a stage, in one request with the requests themselves', async () => {
  const stage = await check('CONVERTED')
  expect(stage?.select).toEqual(['UF_CRM_PRD_KIND', 'UF_CRM_PRD_SOLUTION', 'UF_CRM_PRD_CATEGORY'])
  const read = await stage?.read(actor, { p0: { method: 'crm.item.list' } })
  const others = [
    { ...repair, UF_CRM_PRD_SOLUTION: 'Заменён блок' },
    { ...repair, UF_CRM_PRD_KIND: 32 },
  ]
  expect([repair, ...others].map((one) => read?.lacking(one))).toEqual([['Что сделано'], [], []])
  expect([asked.length, asked[0]?.includes('p0')]).toEqual([1, true])
})

it('names a field that the portal lacks as the set does, and does not judge one that was not read', async () => {
  const bare = await (await check('CONVERTED', [{ ...closing, require: ['PRD_SITE'] }]))?.read(actor, {})
  expect(bare?.lacking(repair)).toEqual(['Объект'])
  const read = await (await check('CONVERTED'))?.read(actor, {})
  expect(read?.lacking({ id: 1, UF_CRM_PRD_KIND: 31 })).toEqual([])
})

it('lets requests into a stage that no scenario names', async () => {
  const read = await (await check('IN_PROCESS'))?.read(actor, {})
  expect(read?.lacking(repair)).toEqual([])
})

it('asks nothing where nobody is moved back', async () => {
  expect(await check('CONVERTED', [aScenario({ show: ['PRD_KIND'] })])).toBeNull()
  guards = false
  expect(await check('CONVERTED')).toBeNull()
})
