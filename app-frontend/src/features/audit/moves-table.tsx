import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { familyOf, type RunDetails } from '@poryadok/app-backend/audit/contract'
import { useWording } from '../../lib/use-wording.ts'
import { useFieldWords } from './use-field-words.ts'

/** From where to where an imagined run would move values, and how many. */
export function MovesTable({ table }: { table: NonNullable<RunDetails['table']> }) {
  const { t } = useLingui()
  const counted = useWording()
  const words = useFieldWords()
  const records = plural(table.records, {
    one: 'Изменилась бы # запись',
    few: 'Изменились бы # записи',
    many: 'Изменились бы # записей',
    other: 'Изменились бы # записи',
  })
  return (
    <section aria-label={t`Из чего во что`}>
      <h3 className="mb-1.5 text-13 font-medium">{records}</h3>
      <table className="w-full table-fixed border-collapse text-13">
        <thead>
          <tr className="text-left text-12h text-ink-3">
            <th scope="col" className="h-8 pr-2 font-normal">{t`Поле`}</th>
            <th scope="col" className="pr-2 font-normal">{t`Было`}</th>
            <th scope="col" className="pr-2 font-normal">{t`Стало бы`}</th>
            <th scope="col" className="w-14 text-right font-normal">{t`Сколько`}</th>
          </tr>
        </thead>
        <tbody>
          {table.moves.map((move, index) => (
            <tr key={index} className="border-t border-line align-top">
              <td className="py-1.5 pr-2 wrap-anywhere">{words.name(familyOf(move.entityTypeId), move.field)}</td>
              <td className="py-1.5 pr-2 wrap-anywhere text-ink-2">
                {words.value(familyOf(move.entityTypeId), move.field, move.from)}
              </td>
              <td className="py-1.5 pr-2 wrap-anywhere">
                {words.value(familyOf(move.entityTypeId), move.field, move.to)}
              </td>
              <td className="py-1.5 text-right font-medium">{counted.count(move.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
