import { useLingui } from '@lingui/react/macro'
import type { CompanyPage } from '@poryadok/app-backend/company-status/contract'
import { Avatar } from '../../ui/avatar.tsx'
import { CardLink } from '../../ui/card-link.tsx'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { StatusChip } from './status-mark.tsx'

interface CompanyTableProps extends Pick<CompanyPage, 'rows' | 'statuses'> {
  chosen: ReadonlySet<number>
  onChoose: (id: number) => void
}

const head = 'border-b border-line px-3 py-2 text-left text-12h font-normal whitespace-nowrap text-ink-3 first:pl-4'
const cell = 'border-b border-line px-3 py-2 align-middle first:pl-4'

export function CompanyTable({ rows, statuses, chosen, onChoose }: CompanyTableProps) {
  const { t } = useLingui()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by the keyboard
    <div role="group" aria-label={t`Компании`} tabIndex={0} className="overflow-x-auto outline-offset-[-2px]">
      <table className="w-full border-separate border-spacing-0 text-13h">
        <thead>
          <tr>
            <th scope="col" className={`${head} w-9`}>
              <span className="sr-only">{t`Выбор`}</span>
            </th>
            {[t`Компания`, t`Статус`, t`Ответственный`].map((title) => (
              <th key={title} scope="col" className={head}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CompanyLine key={row.id} row={row} statuses={statuses} chosen={chosen.has(row.id)} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CompanyLineProps extends Pick<CompanyPage, 'statuses'> {
  row: CompanyPage['rows'][number]
  chosen: boolean
  onChoose: (id: number) => void
}

function CompanyLine({
  row: { id, title, path, status, responsible, mayChange },
  statuses,
  chosen,
  onChoose,
}: CompanyLineProps) {
  const { t } = useLingui()
  return (
    <tr>
      <td className={cell}>
        {mayChange && (
          <CheckboxField hidden label={t`Выбрать компанию ${title}`} value={chosen} onChange={() => onChoose(id)} />
        )}
      </td>
      <td className={cell}>
        <CardLink id={id} path={path} className="text-14">
          {title}
        </CardLink>
      </td>
      <td className={cell}>
        <StatusChip status={status} statuses={statuses} />
      </td>
      <td className={cell}>
        {responsible ? (
          <span className="inline-flex items-center gap-2 whitespace-nowrap">
            <Avatar name={responsible.name} size="sm" />
            {responsible.name}
            {!responsible.active && <span className="text-12h text-ink-3">{t`не работает`}</span>}
          </span>
        ) : (
          <span className="text-ink-3">{t`нет`}</span>
        )}
      </td>
    </tr>
  )
}
