import { html, type Markup } from '../../pages/html.ts'
import type { UserField } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import { fieldTypeByCode, type FieldType } from '../field-types.ts'

const USUAL_HEIGHT = 60

/** Where the field stands and what it holds. */
export interface DrawnField {
  /** `edit` inside a form: the form's own input is drawn too, under the field's name. */
  mode: 'view' | 'edit'
  /** `CRM_LEAD`. */
  entity: string
  entityTypeId: number
  itemId: number
  /** `UF_CRM_…`. */
  fieldName: string
  /** Name of the input that carries the value when the form is saved. */
  inputName: string
  value: unknown
  multiple: boolean
  mandatory: boolean
  xmlId: string | null
  label: string
}

/** The frame of a field whose type an application brought. Bitrix24 docs: api-reference/widgets/user-field/userfieldtype-add */
function userFieldSlot(state: PortalState, type: FieldType, field: DrawnField): Markup | null {
  const app = state.apps.get(type.clientId)
  if (!app?.active || !app.installed) return null
  const options = {
    MODE: field.mode,
    ENTITY_ID: field.entity,
    FIELD_NAME: field.fieldName,
    ENTITY_VALUE_ID: String(field.itemId),
    VALUE: field.value ?? null,
    MULTIPLE: field.multiple ? 'Y' : 'N',
    MANDATORY: field.mandatory ? 'Y' : 'N',
    XML_ID: field.xmlId,
    ENTITY_DATA: { entityTypeId: field.entityTypeId, entityId: String(field.itemId), module: 'crm' },
  }
  const request = { appId: String(app.id), placement: 'USERFIELD_TYPE', binding: type.id, options }
  const value = JSON.stringify(field.value ?? null)
  const text = typeof field.value === 'string' ? field.value : value
  return html`<div class="user-field" role="group" aria-label="${field.label}">
    <div
      class="frame-slot frame-slot--field"
      style="--field-height: ${type.height > 0 ? type.height : USUAL_HEIGHT}px"
      data-user-field
      data-keep
      id="field-${field.mode}-${field.fieldName}"
      data-value="${value}"
      data-frame="${JSON.stringify(request)}"
    ></div>
    ${field.mode === 'edit' && html`<input type="hidden" name="${field.inputName}" value="${text}" data-field-value />`}
  </div>`
}

/** What a page knows of a user field and its record. */
export interface FieldOnPage {
  entityTypeId: number
  itemId: number
  /** Name of the field in the item and of the form's input. */
  name: string
  label: string
  userField: UserField
  value: unknown
}

/** The frame of a field when its type is an application's own; null for every other field. */
export function ownTypeField(state: PortalState, mode: 'view' | 'edit', field: FieldOnPage): Markup | null {
  const { userField, value, name, label, entityTypeId, itemId } = field
  const type = fieldTypeByCode(state, userField.userTypeId)
  if (type === undefined) return null
  return userFieldSlot(state, type, {
    mode,
    entity: userField.entityId,
    entityTypeId,
    itemId,
    fieldName: userField.fieldName,
    inputName: name,
    value: value ?? null,
    multiple: userField.multiple,
    mandatory: userField.mandatory,
    xmlId: userField.xmlId,
    label,
  })
}
