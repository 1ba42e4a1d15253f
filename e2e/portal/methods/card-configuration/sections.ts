import { asInt, asList, asMap, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'

/**
 * `data` of a card: sections of the one kind there is, elements with their flags as texts.
 * Bitrix24 docs: crm/universal/item-details-configuration/crm-item-details-configuration-set.
 */
export function checkedSections(data: unknown): Params[] {
  if (data === null || typeof data !== 'object') throw refused("Parameter 'data' must be array.")
  if (Object.keys(data).some((key, index) => key !== String(index))) throw refused('The data must be indexed array.')
  const sections = asList(data).map(asMap)
  if (sections.length === 0) throw refused('There are no data to write.')
  return sections.map((section, index) => {
    const type = asText(section.type)
    if (type !== 'section')
      throw refused(`Section at index ${index} have type ${type}. The expected type is 'section'.`)
    for (const name of ['name', 'title'])
      if (asText(section[name]) === '') throw refused(`Section at index ${index} does not have ${name}.`)
    return { ...section, elements: asList(section.elements).map((raw, place) => element(raw, place, index)) }
  })
}

function refused(description: string): RestError {
  return new RestError('', description, 400)
}

function element(raw: unknown, place: number, section: number): Params {
  const { name, optionFlags, ...rest } = asMap(raw)
  if (asText(name) === '') throw refused(`Element at index ${place} in section at index ${section} does not have name.`)
  return { name: asText(name), optionFlags: String(asInt(optionFlags)), ...rest }
}
