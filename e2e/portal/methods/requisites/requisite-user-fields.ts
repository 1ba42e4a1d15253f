import type { UserField } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { PlainField } from '../plain-records/plain-field.ts'
import { plain } from '../plain-records/plain-field.ts'
import { requisiteFields } from './requisite-fields.ts'

const ENTITY = 'CRM_REQUISITE'

export function userFieldsOfRequisites(state: PortalState): UserField[] {
  return [...state.userfields.values()].filter((one) => one.entityId === ENTITY)
}

/** System fields and the user fields of this portal. */
export function allRequisiteFields(state: PortalState): readonly PlainField[] {
  return [
    ...requisiteFields,
    ...userFieldsOfRequisites(state).map((one) => plain(one.fieldName, one.userTypeId, one.fieldName)),
  ]
}

/** How crm.requisite.fields describes user fields. */
export function describeUserFields(state: PortalState): Record<string, unknown> {
  const label = (labels: Record<string, string>): string => labels.ru ?? ''
  return Object.fromEntries(
    userFieldsOfRequisites(state).map((one) => [
      one.fieldName,
      {
        type: one.userTypeId,
        isRequired: one.mandatory,
        isReadOnly: false,
        isImmutable: false,
        isMultiple: one.multiple,
        isDynamic: true,
        title: one.fieldName,
        listLabel: label(one.labels.column),
        formLabel: label(one.labels.edit),
        filterLabel: label(one.labels.filter),
        settings: one.settings,
      },
    ]),
  )
}
