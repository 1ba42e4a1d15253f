import { z } from 'zod'
import { phoneKey } from '../kernel/phone.ts'
import type { PhoneOwner } from './rules/phone-conflict.ts'

const record = z.looseObject({
  id: z.coerce.number().int(),
  assignedById: z.coerce.number().int().nullish(),
  companyIds: z.array(z.coerce.number().int()).nullish(),
  stageSemanticId: z.string().nullish(),
  isMyCompany: z.union([z.string(), z.boolean()]).nullish(),
  fm: z.array(z.object({ typeId: z.string(), value: z.string() })).catch([]),
})

export interface OwnedPhone extends PhoneOwner {
  phone: string
}

/**
 * The numbers of a record as the portal gives it with `*`: E.164 with the extension, each once. Closed leads and the portal's own
 * requisites have none, nor have numbers inside the company. Bitrix24 docs: api-reference/crm/universal/crm-item-list
 */
export function ownedPhones(entityTypeId: number, item: Record<string, unknown>): OwnedPhone[] {
  const { id, assignedById, companyIds, stageSemanticId, isMyCompany, fm } = record.parse(item)
  const isOver = stageSemanticId === 'S' || stageSemanticId === 'F'
  if (isOver || isMyCompany === 'Y' || isMyCompany === true) return []
  const keys = fm
    .filter(({ typeId }) => typeId === 'PHONE')
    .flatMap(({ value }) => {
      const key = phoneKey(value)
      return key?.kind === 'public' ? [key.extension === null ? key.e164 : `${key.e164};${key.extension}`] : []
    })
  const owner = { entityTypeId, id, responsibleId: assignedById || null, companyIds: companyIds ?? [] }
  return [...new Set(keys)].map((phone) => ({ ...owner, phone }))
}
