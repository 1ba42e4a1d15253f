import { z } from 'zod'
import { emailKey } from '../../kernel/email.ts'
import { phoneKey, searchForms } from '../../kernel/phone.ts'
import { BatchReference, type Command } from '../../portal/index.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { RecordKind } from '../rules/field-map.ts'
import { listItems } from './list-items.ts'

type Owner = Exclude<RecordKind, 'deal'>

/** The portal names so many owners of a number at most. Bitrix24 docs: api-reference/crm/duplicates/crm-duplicate-find-by-comm */
const mostOwners = 20
const upper = { contact: 'CONTACT', company: 'COMPANY' } as const

/** Questions for the owners of a number or an address: who they are, and they themselves, in one request. */
export function channelQuestions(
  kind: Owner,
  type: 'PHONE' | 'EMAIL',
  values: readonly string[],
): Record<string, Command> {
  if (values.length === 0) return {}
  const params = { type, values: values.slice(0, mostOwners), entity_type: upper[kind] }
  return {
    [`${type}ids`]: { method: 'crm.duplicate.findbycomm', params },
    [`${type}owners`]: listItems(kind, { '@id': BatchReference.result(`${type}ids`, upper[kind]) }),
  }
}

const found = z.object({
  CONTACT: z.array(z.coerce.number()).optional(),
  COMPANY: z.array(z.coerce.number()).optional(),
})

/** Nothing found comes as an empty array, and the reference then filters nothing: only ids that were named count. */
export function ownersOf(
  kind: Owner,
  type: 'PHONE' | 'EMAIL',
  answers: Record<string, unknown>,
): { ids: Set<number>; items: unknown } {
  const ids = found.safeParse(answers[`${type}ids`]).data?.[upper[kind]] ?? []
  return { ids: new Set(ids), items: ids.length === 0 ? { items: [] } : answers[`${type}owners`] }
}

/** The forms by which the portal knows a number. Throws `center.invalid` for what is no number. */
export function phoneForms(phone: string, field = 'phone'): string[] {
  const key = phoneKey(phone)
  if (!key) throw new AppError('center.invalid', { params: { field, detail: phone.slice(0, 40) } })
  return searchForms(key)
}

/** Throws `center.invalid` for what is no address. */
export function emailForms(email: string, field = 'email'): string[] {
  const key = emailKey(email)
  if (!key) throw new AppError('center.invalid', { params: { field, detail: email.slice(0, 40) } })
  return [key]
}
