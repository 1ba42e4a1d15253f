import type { PlainRecord } from '../../store/plain-record.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../../wire/params.ts'
import { listPlain } from '../plain-records/list-plain.ts'
import { describeOld } from '../plain-records/plain-field.ts'
import { shownOld } from '../plain-records/show-plain.ts'
import { changePlain, newPlain } from '../plain-records/write-plain.ts'
import { COUNTRIES } from './countries.ts'
import { oldMethod } from './old-method.ts'
import { presetTableFields } from './preset-table-fields.ts'
import { requirePresetRight, wordless } from './requisite-owner.ts'
import { stampCreated, stampModified } from './stamp.ts'

const PAGE = 'presets/crm-requisite-preset'
/** Presets describe requisites: the only owner type there is. */
const REQUISITE = 8

export const presetMethods: readonly MethodSpec[] = [
  oldMethod('crm.requisite.preset.fields', `${PAGE}-fields`, () => ({ result: describeOld(presetTableFields) })),
  oldMethod('crm.requisite.preset.countries', `${PAGE}-countries`, () => ({ result: COUNTRIES })),
  oldMethod('crm.requisite.preset.add', `${PAGE}-add`, add),
  oldMethod('crm.requisite.preset.get', `${PAGE}-get`, get),
  oldMethod('crm.requisite.preset.list', `${PAGE}-list`, list),
  oldMethod('crm.requisite.preset.update', `${PAGE}-update`, update),
  oldMethod('crm.requisite.preset.delete', `${PAGE}-delete`, remove),
]

/** The preset a call means, by `id` or by `preset.ID` of the field methods. */
export function presetById(call: Call, id: number): PlainRecord {
  const preset = call.state.requisitePresets.get(id)
  if (!preset) throw wordless(`The Preset with ID '${id}' is not found`)
  return preset
}

const ofCall = (call: Call): PlainRecord => presetById(call, asInt(anyCase(call.params, 'id')))

function add(call: Call): Answer {
  const fields = asMap(anyCase(call.params, 'fields'))
  requirePresetRight(call, 'add')
  if (asInt(fields.ENTITY_TYPE_ID) !== REQUISITE) throw wordless('ENTITY_TYPE_ID is not defined or invalid.')
  if (!COUNTRIES.some((one) => one.ID === asInt(fields.COUNTRY_ID)))
    throw wordless('COUNTRY_ID is not defined or invalid.')
  if (asText(fields.NAME).trim() === '') throw wordless('NAME is not defined or invalid.')
  const preset = newPlain(call.state.ids.next('requisitePreset'), presetTableFields, fields)
  stampCreated(call, preset)
  call.state.requisitePresets.set(preset.id, preset)
  call.state.touch()
  return { result: preset.id }
}

function get(call: Call): Answer {
  requirePresetRight(call, 'read')
  return { result: shownOld(ofCall(call), presetTableFields) }
}

function list(call: Call): Answer {
  requirePresetRight(call, 'read')
  return listPlain(call.state.requisitePresets.values(), presetTableFields, call.params, (one) =>
    shownOld(one, presetTableFields),
  )
}

function update(call: Call): Answer {
  requirePresetRight(call, 'update')
  const preset = ofCall(call)
  changePlain(preset, presetTableFields, asMap(anyCase(call.params, 'fields')))
  stampModified(call, preset)
  call.state.touch()
  return { result: true }
}

/** A preset with requisites stays. */
function remove(call: Call): Answer {
  requirePresetRight(call, 'delete')
  const { id } = ofCall(call)
  const used = [...call.state.requisites.values()].some((one) => asInt(one.values.PRESET_ID) === id)
  if (used) throw wordless('Вы не можете удалить шаблон, так как по нему уже созданы реквизиты')
  call.state.requisitePresets.delete(id)
  for (const field of call.state.presetFields.values())
    if (field.presetId === id) call.state.presetFields.delete(field.id)
  call.state.touch()
  return { result: true }
}
