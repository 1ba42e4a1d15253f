import { z } from 'zod'
import type { Actor, Command, PortalClient } from '../portal/index.ts'
import { faultError } from '../portal/index.ts'

/** Of contacts: «Не работает». */
export const notWorkingField = 'UF_CRM_PRD_NOT_WORKING'
/** Of companies: «Уволенные контакты». */
export const formerListField = 'UF_CRM_PRD_FORMER_CONTACTS'

const notWorking = { ru: 'Не работает', en: 'No longer works' }
const formerList = { ru: 'Уволенные контакты', en: 'Former contacts' }
const words = (label: { ru: string; en: string }) => ({
  LABEL: label.ru,
  EDIT_FORM_LABEL: label,
  LIST_COLUMN_LABEL: label,
  LIST_FILTER_LABEL: label,
  MANDATORY: 'N',
  SHOW_FILTER: 'Y',
})

/** Bitrix24 docs: api-reference/crm/contacts/userfield/crm-contact-userfield-add, …/companies/userfields/crm-company-userfield-add */
const fields = [
  {
    type: 'contact',
    name: notWorkingField,
    fields: { ...words(notWorking), USER_TYPE_ID: 'boolean', MULTIPLE: 'N', SETTINGS: { DISPLAY: 'CHECKBOX' } },
  },
  {
    type: 'company',
    name: formerListField,
    fields: {
      ...words(formerList),
      USER_TYPE_ID: 'crm',
      MULTIPLE: 'Y',
      SETTINGS: { LEAD: 'N', CONTACT: 'Y', COMPANY: 'N', DEAL: 'N' },
    },
  },
] as const

const listed = z.array(z.object({ ID: z.coerce.number().int() }))

/** Makes what the portal lacks of the two fields: one request to look, one for each that is missing. Throws AppError `portal.*`. */
export async function ensureFields({ portal }: { portal: PortalClient }, actor: Actor): Promise<void> {
  const looks = Object.fromEntries(
    fields.map(({ type, name }): [string, Command] => [
      type,
      { method: `crm.${type}.userfield.list`, params: { filter: { FIELD_NAME: name } } },
    ]),
  )
  const answers = await portal.batch(actor, looks, { kind: 'read' })
  for (const { type, name, fields: wanted } of fields) {
    const answer = answers[type]
    if (!answer?.ok) throw answer ? faultError(answer.fault, { kind: 'read' }) : new RangeError('no answer')
    if (listed.parse(answer.result).length > 0) continue
    const params = { fields: { ...wanted, FIELD_NAME: name.replace(/^UF_CRM_/, ''), XML_ID: name } }
    await portal.call(actor, `crm.${type}.userfield.add`, params, { kind: 'write' })
  }
}

/** A flag as the portal gives it: Y, 1 or true. Bitrix24 docs: api-reference/crm/universal/userfieldconfig */
export const isMarked = (value: unknown): boolean => value === true || value === 1 || value === '1' || value === 'Y'
