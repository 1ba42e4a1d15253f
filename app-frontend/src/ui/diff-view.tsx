import { useLingui } from '@lingui/react/macro'

export interface DiffRow {
  /** Name of what differs. */
  label: string
  /** null: was not there. */
  before: string | null
  /** null: will not be there. */
  after: string | null
}

const side = 'block min-w-0 rounded-xs px-1.5 py-0.5 wrap-anywhere'

interface DiffViewProps {
  label: string
  rows: readonly DiffRow[]
  /** The change has been made already. */
  past?: boolean
}

/** What a change makes of what was: a row a value, the old one struck through. Signs and words tell it without colour. */
export function DiffView({ label, rows, past = false }: DiffViewProps) {
  const { t } = useLingui()
  return (
    <table aria-label={label} className="w-full table-fixed border-collapse text-13h">
      <thead>
        <tr className="text-left text-12h text-ink-3">
          <th scope="col" className="h-9 w-[28%] px-2.5 font-normal">{t`Что`}</th>
          <th scope="col" className="px-2.5 font-normal">
            {past ? t`Было` : t`Сейчас`}
          </th>
          <th scope="col" className="px-2.5 font-normal">
            {past ? t`Стало` : t`Станет`}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={`${index} ${row.label}`} className="border-t border-line align-top">
            <th scope="row" className="px-2.5 py-2 text-left font-normal wrap-anywhere">
              {row.label}
            </th>
            <td className="px-2.5 py-1.5">
              {row.before === null ? (
                <span className="text-12 text-ink-3">{t`не было`}</span>
              ) : (
                <del className={`${side} ${row.before === row.after ? 'no-underline' : 'bg-red-soft text-red-ink'}`}>
                  {row.before}
                </del>
              )}
            </td>
            <td className="px-2.5 py-1.5">
              {row.after === null ? (
                <span className="text-12 text-red-ink">{past ? t`убрано` : t`будет убрано`}</span>
              ) : (
                <ins
                  className={`${side} no-underline ${row.before === row.after ? '' : 'bg-green-soft text-green-ink'}`}
                >
                  {row.after}
                </ins>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
