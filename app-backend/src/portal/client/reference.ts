/** A value of a batch that the portal takes from an earlier answer, e.g. `$result[contact][item][id]`. */
export class BatchReference {
  readonly text: string
  private constructor(text: string) {
    this.text = text
  }
  /** Result of the command `key`, and the way into it. Bitrix24 docs: settings/how-to-call-rest-api/batch */
  static result(key: string, ...path: string[]): BatchReference {
    return new BatchReference(`$result[${key}]${path.map((step) => `[${step}]`).join('')}`)
  }
}

const marker = /\$(?=(?:result|total|next|error)\[)/g

/**
 * Parameters of a batch command: references stay, and text that only looks like one (a letter's subject is written by a
 * stranger) is broken by an invisible joiner, so that the portal takes it as text.
 */
export function batchParams(value: unknown): unknown {
  if (value instanceof BatchReference) return value.text
  if (typeof value === 'string') return value.replaceAll(marker, '$\u2060')
  if (Array.isArray(value)) return value.map(batchParams)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, batchParams(inner)]))
}
