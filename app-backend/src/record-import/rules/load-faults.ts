import { reason, type Reason } from '../../kernel/reason.ts'

/** What the file itself says against a row: no mapping mends it, only other cells do. */
export const loadFaults = [
  'import.no-id',
  'import.id-twice',
  'import.row-longer',
  'import.row-no-json',
  'import.digits-lost',
  'import.unreadable-letters',
] as const
type LoadFault = (typeof loadFaults)[number]

const ofRow: Readonly<Record<string, LoadFault>> = {
  'row.longer-than-header': 'import.row-longer',
  'row.no-json': 'import.row-no-json',
  'cell.digits-lost': 'import.digits-lost',
  'cell.unreadable-letters': 'import.unreadable-letters',
}

/** Why a row of the file can't be taken as it is; a short row or a broken formula is the mapping's business. */
export function loadFaultOf(faults: readonly string[]): Reason | null {
  const code = faults.map((one) => ofRow[one]).find((one) => one !== undefined)
  return code === undefined ? null : reason(code)
}
