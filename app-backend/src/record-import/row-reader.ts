import type { Reason } from '../kernel/reason.ts'

/** A staged row as the mapping reads it. */
export interface UnreadRow {
  id: bigint
  /** As a spreadsheet counts. */
  number: number
  cells: string[]
}

/**
 * What the mapping makes of a row: fields as `crm.item.add` takes them with original names (and `createdTime`, `updatedTime`,
 * `movedTime` as ISO texts where a column holds them), or why it can be none. `notes`: what the record has otherwise than the row.
 */
export type CheckedRow =
  | { id: bigint; record: Record<string, unknown>; originalAt: Date | null; notes: Reason[] }
  | { id: bigint; because: Reason[] }

/** Reads a page of rows: people, clients and stages are looked up together. */
export type RowReader = (rows: readonly UnreadRow[]) => Promise<CheckedRow[]>
