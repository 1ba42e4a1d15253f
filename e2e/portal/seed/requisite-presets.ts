import { defaultPresets } from '../methods/requisites/russian-presets.ts'
import { presetTableFields } from '../methods/requisites/preset-table-fields.ts'
import { newPlain } from '../methods/plain-records/write-plain.ts'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'

/** Organisation, sole trader and private person: presets of a Russian portal. */
export function seedRequisitePresets(state: PortalState): void {
  for (const preset of defaultPresets) {
    const given = { ENTITY_TYPE_ID: 8, COUNTRY_ID: 1, NAME: preset.name, XML_ID: preset.xmlId, SORT: preset.sort }
    const record = newPlain(state.ids.next('requisitePreset'), presetTableFields, given)
    Object.assign(record.values, { DATE_CREATE: portalTime(state.clock.now()), CREATED_BY_ID: 1 })
    state.requisitePresets.set(record.id, record)
    for (const [index, fieldName] of preset.fields.entries()) {
      const id = state.ids.next('presetField')
      const sort = 510 + index * 10
      state.presetFields.set(id, { id, presetId: record.id, fieldName, fieldTitle: '', sort, inShortList: 'N' })
    }
  }
}
