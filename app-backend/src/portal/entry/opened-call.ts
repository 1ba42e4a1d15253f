import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Boot } from '../contract.ts'

/** All values come as texts; what is not known is absent. Bitrix24 docs: api-reference/widgets/telephony/call-card */
const options = z.object({
  CALL_ID: z.string().min(1).max(200),
  PHONE_NUMBER: z.string().max(100).catch('').default(''),
  CALL_DIRECTION: z.enum(['incoming', 'outgoing', 'callback']).catch('incoming'),
  CRM_BINDINGS: z
    .array(z.object({ ENTITY_TYPE: z.string(), ENTITY_ID: z.coerce.number().int().positive() }))
    .catch([])
    .default([]),
})

/** The call in whose card the page was opened. @throws AppError `input.invalid` */
export function callOf(placementOptions: string | undefined): NonNullable<Boot['call']> {
  const read = options.safeParse(jsonOf(placementOptions))
  if (!read.success) throw new AppError('input.invalid', { params: { detail: 'PLACEMENT_OPTIONS.CALL_ID' } })
  const { CALL_ID, PHONE_NUMBER, CALL_DIRECTION, CRM_BINDINGS } = read.data
  const companies = CRM_BINDINGS.filter(({ ENTITY_TYPE }) => ENTITY_TYPE === 'COMPANY').map(
    ({ ENTITY_ID }) => ENTITY_ID,
  )
  return { id: CALL_ID, phone: PHONE_NUMBER, direction: CALL_DIRECTION, companies: companies.slice(0, 10) }
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return null
  }
}
