/** Set by the portal, or by the mode of the import. */
const ownTimes = new Set(['createdTime', 'updatedTime', 'movedTime', 'createdBy', 'updatedBy', 'movedBy'])

export interface Difference {
  field: string
  staged: string
  portal: string
}

interface Multifield {
  typeId: string
  value: string
}

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value ?? '')).slice(0, 200)

/** Fields of a staged record and where the portal holds something else; the portal's defaults of other fields do not count. */
export function compareRecord(
  record: Record<string, unknown>,
  item: Record<string, unknown>,
  same: (a: unknown, b: unknown) => boolean,
): { fields: number; differences: Difference[] } {
  const fields = Object.keys(record).filter((name) => !ownTimes.has(name))
  const differences = fields.filter((name) =>
    name === 'fm' ? !holdsAll(item['fm'], record['fm']) : !same(record[name], item[name]),
  )
  return {
    fields: fields.length,
    differences: differences.map((field) => ({ field, staged: shown(record[field]), portal: shown(item[field]) })),
  }
}

function holdsAll(there: unknown, wanted: unknown): boolean {
  const keys = new Set(((there ?? []) as Multifield[]).map(({ typeId, value }) => `${typeId} ${value}`))
  return ((wanted ?? []) as Multifield[]).every(({ typeId, value }) => keys.has(`${typeId} ${value}`))
}
