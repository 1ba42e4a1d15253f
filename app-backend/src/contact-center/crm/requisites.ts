import { z } from 'zod'
import { inn, kpp, ogrn } from '../../kernel/tax-number.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Command } from '../../portal/index.ts'
import type { Directory } from '../directories.ts'
import type { RequisiteView } from './views.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const row = z.object({
  ID: z.coerce.number().int(),
  ENTITY_ID: z.coerce.number().int(),
  ENTITY_TYPE_ID: z.coerce.number().int(),
  NAME: text,
  RQ_INN: text,
  RQ_KPP: text,
  RQ_OGRN: text,
  RQ_OGRNIP: text,
})
export interface RequisiteRow extends RequisiteView {
  entityTypeId: number
  entityId: number
}

const select = ['ID', 'ENTITY_ID', 'ENTITY_TYPE_ID', 'NAME', 'RQ_INN', 'RQ_KPP', 'RQ_OGRN', 'RQ_OGRNIP']

/** Bitrix24 docs: api-reference/crm/requisites/universal/crm-requisite-list */
export const listRequisites = (filter: object): Command => ({
  method: 'crm.requisite.list',
  params: { filter, select, order: { ID: 'ASC' } },
})

export const requisiteRows = (answer: unknown): RequisiteRow[] =>
  z
    .array(row)
    .parse(answer ?? [])
    .map((one) => ({
      id: one.ID,
      name: one.NAME,
      inn: one.RQ_INN,
      kpp: one.RQ_KPP,
      ogrn: one.RQ_OGRN || one.RQ_OGRNIP,
      entityTypeId: one.ENTITY_TYPE_ID,
      entityId: one.ENTITY_ID,
    }))

export interface TaxNumbers {
  inn?: string | undefined
  kpp?: string | undefined
  ogrn?: string | undefined
}

/** Requisite fields of the numbers. Throws `center.tax-number` for a number whose check digits or length are wrong. */
export function taxFields(numbers: TaxNumbers): Record<string, string> {
  const fields: Record<string, string> = {}
  const refuse = (field: string, detail: string): never => {
    throw new AppError('center.tax-number', { params: { field, detail } })
  }
  if (numbers.inn !== undefined) {
    const checked = inn(numbers.inn)
    fields['RQ_INN'] = checked.ok ? checked.value.digits : refuse('inn', checked.why.code)
  }
  if (numbers.kpp !== undefined) {
    const checked = kpp(numbers.kpp)
    fields['RQ_KPP'] = checked.ok ? checked.value : refuse('kpp', checked.why.code)
  }
  if (numbers.ogrn !== undefined) {
    const checked = ogrn(numbers.ogrn)
    if (!checked.ok) return refuse('ogrn', checked.why.code)
    fields[checked.value.of === 'company' ? 'RQ_OGRN' : 'RQ_OGRNIP'] = checked.value.digits
  }
  return fields
}

/** «Организация» for a company's ИНН, «ИП» for a person's. Bitrix24 docs: api-reference/crm/requisites/presets */
export function presetFor(fields: Readonly<Record<string, string>>, presets: Directory['presets']): number | null {
  const isPerson = fields['RQ_INN']?.length === 12 || fields['RQ_OGRNIP'] !== undefined
  const [mark, name] = isPerson ? ['INDIVIDUAL', 'ИП'] : ['COMPANY', 'Организация']
  const fitting = presets.find(({ xmlId }) => xmlId.includes(`_${mark}`)) ?? presets.find((one) => one.name === name)
  return (fitting ?? presets[0])?.id ?? null
}
