/**
 * Fields of ours in the portal's tasks. A task's own field can't be of the CRM type, so the performer stands there as text,
 * `C_12`, and the contact is bound to the task beside it. Bitrix24 docs: api-reference/tasks/user-field
 */
export const flagField = 'UF_EXTERNAL_TASK'
export const contactField = 'UF_EXTERNAL_CONTACT'
