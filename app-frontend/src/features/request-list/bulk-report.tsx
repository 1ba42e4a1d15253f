import { useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { Note } from '../../ui/note.tsx'
import type { BulkResult, Reason } from './bulk-result.ts'

/** What became of a change that did not reach every request: counts, and the portal's reasons by number of requests. */
export function BulkReport({ result }: { result: BulkResult }) {
  const { t } = useLingui()
  const { written, same, gone, refused, lacking, unknown, untouched, left } = result
  const [refusals, staying] = [countOf(refused), countOf(lacking)]
  const counts = [
    t`Изменено: ${written}.`,
    ...(same > 0 ? [t`Уже так: ${same}.`] : []),
    ...(gone > 0 ? [t`Не видны вам или удалены: ${gone}.`] : []),
    ...(refusals > 0 ? [t`Портал отказал: ${refusals}.`] : []),
    ...(staying > 0 ? [t`Остались в своей стадии: ${staying}.`] : []),
    ...(unknown > 0 ? [t`Неизвестно, записано ли: ${unknown}.`] : []),
    ...(untouched > 0 ? [t`Не начаты: ${untouched}.`] : []),
  ]
  return (
    <Note urgent tone="amber" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
      <p>
        <b className="font-semibold">{t`Изменены не все.`}</b> {counts.join(' ')}
      </p>
      {refused.length + lacking.length > 0 && (
        <ul className="mt-1 max-h-40 list-disc overflow-y-auto pl-4">
          {lacking.map(({ reason, count }) => (
            <li key={reason}>{t`Не заполнено (${reason}): ${count}`}</li>
          ))}
          {refused.map(({ reason, count }) => (
            <li key={reason}>{`${reason || t`Портал не назвал причины`}: ${count}`}</li>
          ))}
        </ul>
      )}
      <p className="mt-1">{t`Отмеченными остались запросы, которые не изменены: ${left.length}.`}</p>
    </Note>
  )
}

const countOf = (reasons: readonly Reason[]): number => reasons.reduce((sum, { count }) => sum + count, 0)
