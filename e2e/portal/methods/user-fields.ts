import { changeUserField, createUserField } from '../entities/create-user-field.ts'
import { dropUserField } from '../entities/drop-user-field.ts'
import { matchingRows } from '../entities/list-rows.ts'
import type { UserField } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { anyCase, asInt, asMap } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { refusal } from '../wire/rest-error.ts'
import { raiseFieldEvent } from './user-field-config/field-entity.ts'
import { userFieldColumns, userFieldOptions, userFieldRow } from './user-field-row.ts'

const FAMILIES = [
  { name: 'lead', entityId: 'CRM_LEAD', page: 'leads/userfield/crm-lead-userfield' },
  { name: 'contact', entityId: 'CRM_CONTACT', page: 'contacts/userfield/crm-contact-userfield' },
  { name: 'company', entityId: 'CRM_COMPANY', page: 'companies/userfields/crm-company-userfield' },
  { name: 'deal', entityId: 'CRM_DEAL', page: 'deals/user-defined-fields/crm-deal-userfield' },
  { name: 'quote', entityId: 'CRM_QUOTE', page: 'quote/user-field/crm-quote-user-field' },
  { name: 'requisite', entityId: 'CRM_REQUISITE', page: 'requisites/user-fields/crm-requisite-userfield' },
] as const
type Family = (typeof FAMILIES)[number]

/** User fields of the built-in types, upper-case manner. */
export const userFieldMethods: readonly MethodSpec[] = FAMILIES.flatMap((family) => [
  method(family, 'list', (call) => list(call, family)),
  method(family, 'get', (call) => ({ result: wholeField(existing(call, family)) })),
  method(family, 'add', (call) => add(call, family), true),
  method(family, 'update', (call) => update(call, family), true),
  method(family, 'delete', (call) => remove(call, family), true),
])

function method(family: Family, verb: string, handler: (call: Call) => Answer, admin = false): MethodSpec {
  const spec: MethodSpec = {
    name: `crm.${family.name}.userfield.${verb}`,
    scope: 'crm',
    status: 'supported',
    page: `api-reference/crm/${family.page}-${verb}`,
    handler,
  }
  return admin ? { ...spec, admin: true } : spec
}

/** A list shows labels in one language, a single field in all. */
function listedField(field: UserField): Params {
  const text = (labels: Record<string, string>): string | null => labels.ru ?? null
  return {
    ...userFieldRow(field),
    EDIT_FORM_LABEL: text(field.labels.edit),
    LIST_COLUMN_LABEL: text(field.labels.column),
    LIST_FILTER_LABEL: text(field.labels.filter),
    ERROR_MESSAGE: text(field.labels.error),
    HELP_MESSAGE: text(field.labels.help),
    ...userFieldOptions(field),
  }
}

function wholeField(field: UserField): Params {
  return {
    ...userFieldRow(field),
    EDIT_FORM_LABEL: field.labels.edit,
    LIST_COLUMN_LABEL: field.labels.column,
    LIST_FILTER_LABEL: field.labels.filter,
    ERROR_MESSAGE: field.labels.error,
    HELP_MESSAGE: field.labels.help,
    ...userFieldOptions(field),
  }
}

/** Not paged. */
function list(call: Call, family: Family): Answer {
  const own = [...call.state.userfields.values()].filter((one) => one.entityId === family.entityId)
  const found = matchingRows(own, userFieldColumns, {
    filter: anyCase(call.params, 'filter'),
    order: anyCase(call.params, 'order') ?? { SORT: 'ASC' },
  })
  return { result: found.map(listedField), total: found.length }
}

function existing(call: Call, family: Family): UserField {
  const field = call.state.userfields.get(asInt(anyCase(call.params, 'id')))
  if (!field || field.entityId !== family.entityId) throw refusal.notFoundOld()
  return field
}

function add(call: Call, family: Family): Answer {
  const field = createUserField(call.state, family.entityId, asMap(anyCase(call.params, 'fields')))
  raiseFieldEvent(call, field, 'ADD')
  return { result: field.id }
}

function update(call: Call, family: Family): Answer {
  const field = existing(call, family)
  const fields = asMap(anyCase(call.params, 'fields'))
  changeUserField(call.state, field, fields)
  raiseFieldEvent(call, field, 'UPDATE')
  if (fields.LIST !== undefined) raiseFieldEvent(call, field, 'SETENUMVALUES')
  return { result: true }
}

/** The values of the field go with it. */
function remove(call: Call, family: Family): Answer {
  const field = existing(call, family)
  dropUserField(call.state, field)
  raiseFieldEvent(call, field, 'DELETE')
  return { result: true }
}
