import type { Params, WriteFacts } from '../../portal/index.ts'
import type { Center } from '../center.ts'
import { requisiteChange, type RequisiteChange, type ToldNumbers } from '../rules/requisite-change.ts'
import { ask } from './ask.ts'
import { entityTypeIds } from './record-types.ts'
import {
  listRequisites,
  presetFor,
  requisiteRows,
  taxFields,
  type RequisiteRow,
  type TaxNumbers,
} from './requisites.ts'
import { noted, runOf, send } from './write-record.ts'

const requisiteEntityTypeId = 8
const ofCompany = (id: number) => listRequisites({ ENTITY_TYPE_ID: entityTypeIds.company, ENTITY_ID: id })

/**
 * Completes the requisites of a company by the numbers, or adds further ones: one request, one more to read them unless `known`.
 * Resolves to the names of the numbers that were written. Throws `center.tax-number`.
 */
export async function changeRequisite(
  center: Center,
  { id, title }: { id: number; title: string },
  numbers: TaxNumbers,
  known?: readonly RequisiteRow[],
): Promise<string[]> {
  const fields = taxFields(numbers)
  if (Object.keys(fields).length === 0) return []
  const rows = known ?? requisiteRows((await ask(center.deps.portal, center.actor, { rows: ofCompany(id) })).rows)
  const told = toldBy(fields)
  const change = requisiteChange(rows, told)
  if (change.change === 'none') return []
  const [before, after] = change.change === 'add' ? [{}, told] : [change.before, change.after]
  noted(center, 'company', id, before, after)
  if (center.sandbox) return Object.keys(after)
  const write = { companyId: id, before, after, ...(await commandOf(center, { id, title }, change, fields, numbers)) }
  await written(center, write)
  return Object.keys(after)
}

interface RequisiteWrite {
  companyId: number
  requisiteId: number | null
  method: string
  params: Params
  before: ToldNumbers
  after: ToldNumbers
}

async function commandOf(
  center: Center,
  { id, title }: { id: number; title: string },
  change: Exclude<RequisiteChange, { change: 'none' }>,
  fields: Record<string, string>,
  numbers: TaxNumbers,
): Promise<Pick<RequisiteWrite, 'requisiteId' | 'method' | 'params'>> {
  if (change.change === 'update') {
    const named = Object.fromEntries(Object.keys(change.after).map((name) => [name, numbers[name as keyof TaxNumbers]]))
    return {
      requisiteId: change.id,
      method: 'crm.requisite.update',
      params: { id: change.id, fields: taxFields(named) },
    }
  }
  const PRESET_ID = presetFor(fields, (await center.directory()).presets)
  const owner = {
    ENTITY_TYPE_ID: entityTypeIds.company,
    ENTITY_ID: id,
    PRESET_ID,
    NAME: title === '' ? `ИНН ${fields['RQ_INN'] ?? ''}` : title,
  }
  return { requisiteId: null, method: 'crm.requisite.add', params: { fields: { ...owner, ...fields } } }
}

/** Bitrix24 docs: api-reference/crm/requisites/universal/crm-requisite-add, crm-requisite-update */
async function written(center: Center, { companyId, requisiteId, method, params, before, after }: RequisiteWrite) {
  const entry: WriteFacts = {
    key: `cc:${center.callId}:company:${companyId}:requisite`,
    action: requisiteId === null ? 'add' : 'update',
    entityTypeId: requisiteEntityTypeId,
    entityId: requisiteId,
    method,
    params,
    before: { ...before },
    after: { ...after },
    because: [],
  }
  await center.deps.writeOnce<{ id: number }>({
    run: runOf(center),
    entries: [entry],
    made: ({ id }): Record<string, number> => (requisiteId === null ? { [entry.key]: id } : {}),
    async lookUp() {
      const rows = requisiteRows((await ask(center.deps.portal, center.actor, { rows: ofCompany(companyId) })).rows)
      const there = rows.find((row) => requisiteChange([row], after).change === 'none')
      return there ? { id: there.id } : null
    },
    async write() {
      const answers = await send(center, { record: { method, params } })
      return { id: requisiteId ?? Number(answers['record']) }
    },
  })
}

const toldBy = (fields: Readonly<Record<string, string>>): ToldNumbers => {
  const [inn, kpp, ogrn] = [fields['RQ_INN'], fields['RQ_KPP'], fields['RQ_OGRN'] ?? fields['RQ_OGRNIP']]
  return {
    ...(inn === undefined ? {} : { inn }),
    ...(kpp === undefined ? {} : { kpp }),
    ...(ogrn === undefined ? {} : { ogrn }),
  }
}
