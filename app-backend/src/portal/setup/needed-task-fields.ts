import type { Words } from '../../kernel/words.ts'
import type { Command } from '../client/portal-client.ts'

/** A field of every task of the portal. The types are all that a task's field may have. */
export interface NeededTaskField {
  /** With its `UF_`, without digits: the portal shows names with digits in another spelling. */
  name: string
  type: 'string' | 'boolean'
  label: Words
}

/** Bitrix24 docs: api-reference/tasks/user-field/task-item-user-field-add */
export const taskFieldCommand = ({ name, type, label }: NeededTaskField): Command => ({
  method: 'task.item.userfield.add',
  params: {
    PARAMS: {
      USER_TYPE_ID: type,
      FIELD_NAME: name,
      XML_ID: name,
      EDIT_FORM_LABEL: label,
      LABEL: label.ru,
      MULTIPLE: 'N',
      MANDATORY: 'N',
      ...(type === 'boolean' ? { SETTINGS: { DEFAULT_VALUE: 0, DISPLAY: 'CHECKBOX' } } : {}),
    },
  },
})
