import { useLingui } from '@lingui/react/macro'
import type { BulkPreview, CellValue, ListField } from '@poryadok/app-backend/request-list/contract'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'

/** How many requests would change and how the first of them do; those that hold the value already are counted. */
export function BulkPreviewTable({ field, preview }: { field: ListField; preview: BulkPreview }) {
  const { t } = useLingui()
  const words = useWording()
  const now = useNow()
  const { changes, lacking, same, gone, rows } = preview
  const wordOf = (value: CellValue): string => {
    if (typeof value === 'boolean') return value ? t`да` : t`нет`
    if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : one.name)).join(', ')
    if (value === null || value === '') return '—'
    return field.kind === 'datetime' ? words.exact(String(value), now) : String(value)
  }
  const notFilled = (lacks: readonly string[]): string => {
    const names = lacks.join(', ')
    return t`останется, не заполнено: ${names}`
  }
  const more = changes + lacking > rows.length
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="text-13 text-ink-2">
        {t`Изменится запросов: ${changes}.`}{' '}
        {lacking > 0 && t`Останутся в своей стадии: ${lacking} — по сценарию в новой не хватает полей.`}{' '}
        {same > 0 && t`Уже так: ${same}.`} {gone > 0 && t`Не видны вам или удалены: ${gone}.`}
      </p>
      {rows.length > 0 && (
        <table className="w-full table-fixed text-13">
          <thead>
            <tr className="text-left text-12h text-ink-3">
              <th scope="col" className="w-[46%] py-1 font-normal">{t`Запрос`}</th>
              <th scope="col" className="py-1 font-normal">{t`Сейчас`}</th>
              <th scope="col" className="py-1 font-normal">{t`Станет`}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, title, from, to, lacks }) => (
              <tr key={id} className="border-t border-line">
                <td className="truncate py-1.5 pr-2" title={title}>
                  <span className="text-ink-3">{words.requestNumber(id)}</span> {title}
                </td>
                <td className="truncate py-1.5 pr-2 text-ink-2">{wordOf(from)}</td>
                {lacks.length > 0 ? (
                  <td className="py-1.5 text-amber-ink">{notFilled(lacks)}</td>
                ) : (
                  <td className="truncate py-1.5 font-medium">{wordOf(to)}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more && <p className="text-12 text-ink-3">{t`Показаны первые ${rows.length}.`}</p>}
    </div>
  )
}
