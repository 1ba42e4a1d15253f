import { useLingui } from '@lingui/react/macro'
import { familyOf } from '@poryadok/app-backend/audit/contract'
import { useWording } from '../../lib/use-wording.ts'
import { useFieldWords } from './use-field-words.ts'

export interface Move {
  entityTypeId: number
  field: string
  from: unknown
  to: unknown
  count: number
  /** Moments differ from record to record. */
  varied?: true | undefined
}

interface MovesTableProps {
  title: string
  was: string
  becomes: string
  moves: readonly Move[]
}

/** From where to where values move, and how many. */
export function MovesTable({ title, was, becomes, moves }: MovesTableProps) {
  const { t } = useLingui()
  const counted = useWording()
  const words = useFieldWords()
  const value = ({ entityTypeId, field, varied }: Move, one: unknown): string => {
    const text = words.value(familyOf(entityTypeId), field, one)
    return varied && typeof one === 'string' ? t`разные, например ${text}` : text
  }
  return (
    <section aria-label={t`Из чего во что`}>
      <h3 className="mb-1.5 text-13 font-medium">{title}</h3>
      <table className="w-full table-fixed border-collapse text-13">
        <thead>
          <tr className="text-left text-12h text-ink-3">
            <th scope="col" className="h-8 pr-2 font-normal">{t`Поле`}</th>
            <th scope="col" className="pr-2 font-normal">
              {was}
            </th>
            <th scope="col" className="pr-2 font-normal">
              {becomes}
            </th>
            <th scope="col" className="w-14 text-right font-normal">{t`Сколько`}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map((move, index) => (
            <tr key={index} className="border-t border-line align-top">
              <td className="py-1.5 pr-2 wrap-anywhere">{words.name(familyOf(move.entityTypeId), move.field)}</td>
              <td className="py-1.5 pr-2 wrap-anywhere text-ink-2">{value(move, move.from)}</td>
              <td className="py-1.5 pr-2 wrap-anywhere">{value(move, move.to)}</td>
              <td className="py-1.5 text-right font-medium">{counted.count(move.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
