import { expect, it } from 'vitest'
import type { BatchItem, Command, PortalClient, Tenant, Viewer, WriteOnce } from '../portal/index.ts'
import { saveFormBody } from './contract.ts'
import { saveForm } from './save-form.ts'
import type { ScenarioDeps } from './scenario-deps.ts'

const fieldNames = { category: 'UF_CRM_PRD_CATEGORY', resolveBy: 'R', mailbox: 'M' }
const tenant = { id: 'p', entityTypeId: 1, language: 'ru', zone: 'Europe/Moscow', fieldNames } as Tenant
const viewer: Viewer = { portalId: 'p', userId: 1, name: 'Анна Орлова', isAdmin: false, accessToken: 't' }
const aRow = (id: number, code: string, type: string) => ({
  ID: id,
  FIELD_NAME: `UF_CRM_${code}`,
  USER_TYPE_ID: type,
  MULTIPLE: 'N',
  MANDATORY: 'N',
})
const rows = [aRow(1, 'PRD_SOLUTION', 'string'), aRow(2, 'PRD_VISIT_AT', 'datetime')]
const held = {
  id: 7,
  stageId: 'NEW',
  assignedById: 3,
  updatedBy: 2,
  UF_CRM_PRD_SOLUTION: 'Заменён блок',
  UF_CRM_PRD_VISIT_AT: '2026-11-24T14:30:00+03:00',
}

/** What a press writes into a request that holds `held`. */
async function save(body: object) {
  const written: unknown[] = []
  const answers: Record<string, unknown> = { item: { item: held }, dictionary: [], lead: rows }
  const portal = {
    batch: (_: unknown, commands: Record<string, Command>) =>
      Promise.resolve(
        Object.fromEntries(
          Object.keys(commands).map((key): [string, BatchItem] => [key, { ok: true, result: answers[key] }]),
        ),
      ),
    call: (_: unknown, _method: string, params: { fields: object }) =>
      Promise.resolve(void written.push(params.fields)),
  } as unknown as PortalClient
  const once: WriteOnce = ({ write }) => write()
  const deps = {
    db: { prisma: { requestFieldSet: { findFirst: () => Promise.resolve(null) } } },
    portal,
    writeOnce: once,
    tenantOf: () => Promise.resolve(tenant),
    ruleSets: { atWork: () => Promise.resolve(null) },
    personName: (_: Tenant, id: number) => Promise.resolve(id === 2 ? 'Ирина Белова' : 'Олег Седов'),
    stageName: (_: Tenant, id: string) => Promise.resolve(id === 'NEW' ? 'Новый' : '—'),
  } as unknown as ScenarioDeps
  await saveForm(deps, viewer, 7, saveFormBody.parse({ key: '6a2f41a3-c54c-4f7e-9e55-0d6a0a6f0001', ...body }))
  return written
}

it('writes a field that still holds what the person saw', async () => {
  const body = { values: { PRD_SOLUTION: ['Заменён щит'] }, seen: { PRD_SOLUTION: ['Заменён блок'] } }
  expect(await save(body)).toEqual([{ UF_CRM_PRD_SOLUTION: 'Заменён щит' }])
})

it('writes nothing over what somebody else wrote meanwhile, and says who and what', async () => {
  const values = { PRD_SOLUTION: ['Заменён щит'], PRD_VISIT_AT: [] }
  await expect(save({ values, seen: { PRD_SOLUTION: [] } })).rejects.toMatchObject({
    code: 'request.changed-meanwhile',
    params: { name: '№ 7', who: 'Ирина Белова', field: 'Что сделано', now: 'Заменён блок' },
  })
})

it('says a moment by the clock of the portal', async () => {
  const body = { values: { PRD_VISIT_AT: ['2026-11-25T06:00:00.000Z'] }, seen: { PRD_VISIT_AT: [] } }
  await expect(save(body)).rejects.toMatchObject({ params: { now: '24.11.2026, 14:30' } })
})

it.each([
  ['a stage', { stageId: 'CONVERTED', was: { stageId: 'IN_PROCESS' } }, { field: 'Стадия', now: 'Новый' }],
  ['a person', { responsibleId: 9, was: { responsibleId: 8 } }, { field: 'Ответственный', now: 'Олег Седов' }],
])('does not put %s over another that somebody set meanwhile', async (_, body, params) => {
  await expect(save(body)).rejects.toMatchObject({
    code: 'request.changed-meanwhile',
    params: { who: 'Ирина Белова', ...params },
  })
})

it('moves and gives what still stands as it was seen, and what is so already', async () => {
  const move = { stageId: 'CONVERTED', responsibleId: 9, was: { stageId: 'NEW', responsibleId: 3 } }
  expect(await save(move)).toEqual([{ stageId: 'CONVERTED', assignedById: 9 }])
  expect(await save({ stageId: 'NEW', responsibleId: 3, was: { stageId: 'OLD', responsibleId: 8 } })).toEqual([])
})

it('is content when both wrote the same', async () => {
  expect(await save({ values: { PRD_SOLUTION: ['Заменён блок'] }, seen: { PRD_SOLUTION: [] } })).toEqual([])
})
