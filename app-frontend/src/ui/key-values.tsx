import type { ReactNode } from 'react'

export interface KeyValue {
  label: ReactNode
  value: ReactNode
}

/** What is so, in two columns: name at the left, value at the right. */
export const KeyValues = ({ rows, labelWidth = 120 }: { rows: readonly KeyValue[]; labelWidth?: number }) => (
  <dl className="grid gap-x-2.5 gap-y-2 text-13h" style={{ gridTemplateColumns: `${labelWidth}px minmax(0, 1fr)` }}>
    {rows.map(({ label, value }, index) => (
      <div key={index} className="contents">
        <dt className="pt-px text-12h text-ink-3">{label}</dt>
        <dd className="min-w-0 wrap-anywhere">{value}</dd>
      </div>
    ))}
  </dl>
)
