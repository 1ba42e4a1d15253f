import type { PresetField } from '../../store/families/requisite-tables.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { anyCase, asInt, asMap, asText, isYes } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { describeOld, plain } from '../plain-records/plain-field.ts'
import { oldMethod } from './old-method.ts'
import { presetById } from './presets.ts'
import { requirePresetRight, wordless } from './requisite-owner.ts'
import { russianFields } from './russian-presets.ts'
import { userFieldsOfRequisites } from './requisite-user-fields.ts'

const PAGE = 'presets/fields/crm-requisite-preset-field'

const described = [
  plain('ID', 'integer', 'ID', 'o'),
  plain('FIELD_NAME', 'string', 'Имя', 'r'),
  plain('FIELD_TITLE', 'string', 'Название в шаблоне'),
  plain('SORT', 'integer', 'Сортировка'),
  plain('IN_SHORT_LIST', 'char', 'Показывать в кратком списке'),
]

export const presetFieldMethods: readonly MethodSpec[] = [
  oldMethod('crm.requisite.preset.field.fields', `${PAGE}-fields`, () => ({ result: describeOld(described) })),
  oldMethod('crm.requisite.preset.field.availabletoadd', `${PAGE}-available-to-add`, availableToAdd),
  oldMethod('crm.requisite.preset.field.add', `${PAGE}-add`, add),
  oldMethod('crm.requisite.preset.field.get', `${PAGE}-get`, (call) => {
    requirePresetRight(call, 'read')
    return { result: shown(existing(call)) }
  }),
  oldMethod('crm.requisite.preset.field.list', `${PAGE}-list`, list),
  oldMethod('crm.requisite.preset.field.update', `${PAGE}-update`, update),
  oldMethod('crm.requisite.preset.field.delete', `${PAGE}-delete`, remove),
]

const presetIdOf = (call: Call): number => asInt(anyCase(asMap(anyCase(call.params, 'preset')), 'ID'))

function fieldsOf(state: PortalState, presetId: number): PresetField[] {
  return [...state.presetFields.values()].filter((one) => one.presetId === presetId)
}

/** Numbers here, while presets themselves show texts. */
function shown(one: PresetField): Params {
  return {
    ID: one.id,
    FIELD_NAME: one.fieldName,
    FIELD_TITLE: one.fieldTitle,
    IN_SHORT_LIST: one.inShortList,
    SORT: one.sort,
  }
}

function existing(call: Call): PresetField {
  const preset = presetById(call, presetIdOf(call))
  const id = asInt(anyCase(call.params, 'id'))
  const field = fieldsOf(call.state, preset.id).find((one) => one.id === id)
  if (!field) throw wordless(`The PresetField with ID '${id}' is not found`)
  return field
}

/** Names a preset could take: those of its country and the user fields, less what it has. */
function available(state: PortalState, presetId: number): string[] {
  const own = new Set(fieldsOf(state, presetId).map((one) => one.fieldName))
  const names = [...russianFields, ...userFieldsOfRequisites(state).map((one) => one.fieldName)]
  return names.filter((name) => !own.has(name))
}

function availableToAdd(call: Call): Answer {
  const id = presetIdOf(call)
  if (!call.state.requisitePresets.has(id)) throw wordless('Шаблон не найден.')
  return { result: available(call.state, id) }
}

function add(call: Call): Answer {
  requirePresetRight(call, 'add')
  const preset = presetById(call, presetIdOf(call))
  const fields = asMap(anyCase(call.params, 'fields'))
  const fieldName = asText(fields.FIELD_NAME)
  if (!available(call.state, preset.id).includes(fieldName))
    throw wordless(`The field '${fieldName}' can not be added.`)
  const id = call.state.ids.next('presetField')
  call.state.presetFields.set(id, {
    id,
    presetId: preset.id,
    fieldName,
    fieldTitle: asText(fields.FIELD_TITLE),
    sort: asInt(fields.SORT) || 500,
    inShortList: isYes(fields.IN_SHORT_LIST) ? 'Y' : 'N',
  })
  call.state.touch()
  return { result: id }
}

function list(call: Call): Answer {
  requirePresetRight(call, 'read')
  const preset = presetById(call, presetIdOf(call))
  return { result: fieldsOf(call.state, preset.id).map(shown) }
}

function update(call: Call): Answer {
  requirePresetRight(call, 'update')
  const field = existing(call)
  const fields = asMap(anyCase(call.params, 'fields'))
  const fieldName = asText(fields.FIELD_NAME)
  if (fieldName !== field.fieldName && !available(call.state, field.presetId).includes(fieldName))
    throw wordless(`The field '${fieldName}' can not be updated.`)
  field.fieldName = fieldName
  if (fields.FIELD_TITLE !== undefined) field.fieldTitle = asText(fields.FIELD_TITLE)
  if (fields.SORT !== undefined) field.sort = asInt(fields.SORT)
  if (fields.IN_SHORT_LIST !== undefined) field.inShortList = isYes(fields.IN_SHORT_LIST) ? 'Y' : 'N'
  call.state.touch()
  return { result: true }
}

function remove(call: Call): Answer {
  requirePresetRight(call, 'delete')
  call.state.presetFields.delete(existing(call).id)
  call.state.touch()
  return { result: true }
}
