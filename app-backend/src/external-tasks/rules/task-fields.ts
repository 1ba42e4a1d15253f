/**
 * Fields of ours in the portal's tasks. A task's own field can't be of the CRM type, so the performer stands there as text,
 * `C_12 name@company.ru`, and the contact is bound to the task beside it. Bitrix24 docs: api-reference/tasks/user-field
 */
export const flagField = 'UF_EXTERNAL_TASK'
export const contactField = 'UF_EXTERNAL_CONTACT'

/** The performer as the task's field holds it: the contact, and the address that was chosen. */
export const performerText = (contactId: number, address: string): string => `C_${contactId} ${address.toLowerCase()}`

/** Reads the field; a person may have typed the contact's number alone. */
export function performerIn(text: string): { contactId: number | null; address: string | null } {
  const [, id = '', address = ''] = /^(?:C_)?([1-9]\d{0,9})(?:\s+<?([^\s<>]+@[^\s<>]+)>?)?$/i.exec(text.trim()) ?? []
  return { contactId: id === '' ? null : Number(id), address: address === '' ? null : address.toLowerCase() }
}

/** External id of a task that we made: found again by it when the answer got lost. */
export const taskMark = (key: string): string => `poryadok-task-${key}`
export const isOurs = (externalId: string): boolean => externalId.startsWith('poryadok-task-')
