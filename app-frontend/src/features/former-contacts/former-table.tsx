import { useLingui } from '@lingui/react/macro'
import type { FormerView } from '@poryadok/app-backend/former-contacts/contract'
import { Button } from '../../ui/button.tsx'
import { CardLink } from '../../ui/card-link.tsx'
import { Moment } from '../../ui/moment.tsx'
import { FormerState } from './former-state.tsx'

interface FormerTableProps {
  rows: readonly FormerView[]
  onOpen: (former: FormerView) => void
}

const head = 'border-b border-line px-3 py-2 text-left text-12h font-normal whitespace-nowrap text-ink-3 first:pl-4'
const cell = 'border-b border-line px-3 py-2 align-middle first:pl-4'

export function FormerTable({ rows, onOpen }: FormerTableProps) {
  const { t } = useLingui()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by the keyboard
    <div role="group" aria-label={t`Бывшие контакты`} tabIndex={0} className="overflow-x-auto outline-offset-[-2px]">
      <table className="w-full border-separate border-spacing-0 text-13h">
        <thead>
          <tr>
            {[
              t`Контакт`,
              t`Компании`,
              t({ message: 'Состояние', context: 'contact' }),
              t`Отмечен`,
              t`Преемник`,
              '',
            ].map((title) => (
              <th key={title} scope="col" className={head}>
                {title || <span className="sr-only">{t`Действия`}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className={cell}>
                <CardLink id={row.contactId} path={row.path}>
                  {row.name}
                </CardLink>
              </td>
              <td className={cell}>
                <span className="flex flex-wrap gap-x-2">
                  {row.companies.map(({ id, path, title }) => (
                    <CardLink key={id} id={id} path={path}>
                      {title}
                    </CardLink>
                  ))}
                </span>
              </td>
              <td className={cell}>
                <FormerState state={row.state} />
              </td>
              <td className={`${cell} text-ink-2`}>
                <Moment at={row.markedAt} />
                {row.markedBy && <span className="block text-12 text-ink-3">{row.markedBy}</span>}
              </td>
              <td className={cell}>
                {row.successor ? (
                  <CardLink {...row.successor}>{row.successor.title}</CardLink>
                ) : (
                  <span className="text-ink-3">—</span>
                )}
              </td>
              <td className={`${cell} text-right`}>
                <Button size="sm" onPress={() => onOpen(row)} aria-label={t`Что осталось за контактом ${row.name}`}>
                  {t`Что осталось`}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
