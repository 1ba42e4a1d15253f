import { useState } from 'react'

/** The row that is open beside its list, and the steps to its neighbours; null where the list ends. */
export function useOpened<Row extends { id: Id }, Id extends string | number = Row['id']>(rows: readonly Row[]) {
  const [id, setId] = useState<Id | null>(null)
  const place = rows.findIndex((row) => row.id === id)
  const step = (by: number): (() => void) | null => {
    const next = place < 0 ? undefined : rows[place + by]
    return next ? () => setId(next.id) : null
  }
  return {
    id,
    /** Absent when the list does not hold it any more. */
    row: place < 0 ? undefined : rows[place],
    open: ({ id: one }: Row): void => setId(one),
    panel: { onClose: () => setId(null), onPrevious: step(-1), onNext: step(1) },
  }
}
