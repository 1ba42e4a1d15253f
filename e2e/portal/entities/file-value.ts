import type { FieldValue } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { addFile } from '../store/files.ts'
import { asList, asMap, asText } from '../wire/params.ts'

/** A file field is the number of a stored file. Written as `['name', base64]` or `{fileData: ['name', base64]}`; `{remove: 'Y'}` clears. */
export function storedFile(state: PortalState, value: unknown): number | null {
  const data = asMap(value).fileData ?? value
  const [name, content] = asList(data)
  if (typeof name !== 'string' || typeof content !== 'string') return null
  return addFile(state, asText(name), Buffer.from(content, 'base64')).id
}

export function storedFiles(state: PortalState, multiple: boolean, value: unknown): FieldValue {
  if (!multiple) return storedFile(state, value)
  return asList(value)
    .map((one) => {
      const kept = Number(asMap(one).id ?? 0)
      return kept > 0 && state.files.has(kept) ? kept : storedFile(state, one)
    })
    .filter((id): id is number => id !== null)
}
