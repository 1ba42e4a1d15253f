import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Moment } from '../../ui/moment.tsx'

export interface SampleRow {
  subject: string
  title: string
  at: string
  /** Beneath the title: what was decided and what would be. */
  note?: ReactNode
}

/** Records that stand for the others. */
export function SampleList({ samples, total }: { samples: readonly SampleRow[]; total: number }) {
  const { t } = useLingui()
  return (
    <div className="rounded-md bg-surface-3 px-3 py-2">
      <ul className="flex flex-col">
        {samples.map(({ subject, title, at, note }) => (
          <li key={subject} className="border-t border-line-strong py-1.5 text-13 first:border-0">
            <span className="flex items-baseline gap-3">
              <span className="min-w-0 flex-1 wrap-anywhere">{title}</span>
              <span className="shrink-0 text-12 text-ink-3">
                <Moment at={at} />
              </span>
            </span>
            {note}
          </li>
        ))}
      </ul>
      {total > samples.length && (
        <p className="mt-1 text-12 text-ink-3">{t`Показаны первые ${samples.length} из ${total}.`}</p>
      )}
    </div>
  )
}
