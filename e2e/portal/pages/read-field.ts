import type { Field } from '../entities/field.ts'
import type { UserField } from '../store/records.ts'
import { asList, asMap, asText, type Params } from '../wire/params.ts'

/**
 * What a form sent for one field, as crm.item.update takes it: an emptied field is an empty text, a multiple one a list,
 * phones and addresses a map by number.
 */
export function readField(
  body: Params,
  name: string,
  field: Field | undefined,
  userField: UserField | undefined,
): unknown {
  if (name === 'fm') {
    const ways = Object.entries(asMap(body['fm'])).filter(
      ([key, way]) => key !== 'n0' || asText(asMap(way)['value']) !== '',
    )
    return Object.fromEntries(ways)
  }
  const sent = asList(body[name]).map(asText)
  const filled = sent.filter((one) => one.trim() !== '')
  const multiple = userField?.multiple ?? field?.multiple ?? false
  if (!multiple) return filled.at(-1) ?? ''
  return sent.length === 1 && sent[0]?.includes('\n') === true ? sent[0].split('\n').filter(Boolean) : filled
}
