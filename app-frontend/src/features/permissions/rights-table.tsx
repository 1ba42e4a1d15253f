import { Trans, useLingui } from '@lingui/react/macro'
import type { PermissionTable } from '@poryadok/app-backend/people/contract'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { Chip } from '../../ui/chip.tsx'

type Row = PermissionTable['actions'][number]
type Role = Row['holders'][number]
/** Roles by action, as they are edited. */
export type Holders = Partial<Record<Row['action'], Role[]>>

export const holdersOf = ({ actions }: PermissionTable): Holders =>
  Object.fromEntries(actions.map(({ action, holders }) => [action, holders]))

interface RightsTableProps {
  table: PermissionTable
  holders: Holders
  onChange: (holders: Holders) => void
}

const cell = 'px-3 py-1.5'

/** A right a row, a role a column. What can't be taken away is ticked for good, what can't be given has a dash. */
export function RightsTable({ table, holders, onChange }: RightsTableProps) {
  const { t, i18n } = useLingui()
  const lang = i18n.locale === 'ru' ? 'ru' : 'en'
  const turn = (action: Row['action'], role: Role, on: boolean): void => {
    const others = (holders[action] ?? []).filter((one) => one !== role)
    onChange({ ...holders, [action]: on ? [...others, role] : others })
  }
  return (
    <div className="overflow-x-auto">
      <p className="px-4 pt-3 text-13 text-ink-2">
        <Trans>
          Роль человека берётся из портала: администратор, руководитель отдела, в котором есть ещё люди, или сотрудник.
          Прочерк: этой роли право дать нельзя.
        </Trans>
      </p>
      <table aria-label={t`Права по ролям`} className="mt-2 w-full border-collapse text-13h">
        <thead>
          <tr className="text-12h text-ink-3">
            <th scope="col" className={`${cell} pl-4 text-left font-normal`}>{t`Право`}</th>
            {table.roles.map(({ role, title }) => (
              <th key={role} scope="col" className={`${cell} w-[150px] text-left font-normal`}>
                {title[lang]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.actions.map((row) => (
            <tr key={row.action} className="border-t border-line">
              <th scope="row" className={`${cell} pl-4 text-left font-normal`}>
                {row.title[lang]} {isUsual(row, holders) ? null : <Chip tone="amber">{t`изменено`}</Chip>}
              </th>
              {table.roles.map(({ role, title }) => (
                <td key={role} className={cell}>
                  {row.atMost.includes(role) ? (
                    <CheckboxField
                      hidden
                      label={`${row.title[lang]}: ${title[lang]}`}
                      value={(holders[row.action] ?? []).includes(role)}
                      disabled={row.always.includes(role)}
                      onChange={(on) => turn(row.action, role, on)}
                    />
                  ) : (
                    <span className="text-ink-3">
                      <span aria-hidden="true">—</span>
                      <span className="sr-only">{t`нельзя дать`}</span>
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const isUsual = ({ action, usual }: Row, holders: Holders): boolean => {
  const held = holders[action] ?? []
  return held.length === usual.length && usual.every((role) => held.includes(role))
}
