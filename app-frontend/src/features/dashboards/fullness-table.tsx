import { useLingui } from '@lingui/react/macro'
import type { FullnessReport } from '@poryadok/app-backend/dashboards/contract'
import { useWording } from '../../lib/use-wording.ts'
import { Card } from '../../ui/card.tsx'
import { TextLink } from '../../ui/text-link.tsx'

interface FullnessTableProps {
  report: FullnessReport
  onGaps: (field: FullnessReport['fields'][number]) => void
}

const cell = 'border-b border-line px-4 py-2 tabular-nums'
const figure = `${cell} text-right`

/** All fields with their figures; the empty ones lead to the records. */
export function FullnessTable({ report: { fields, total }, onGaps }: FullnessTableProps) {
  const { t } = useLingui()
  const words = useWording()
  return (
    <Card title={t`Все поля`}>
      <table className="w-full border-separate border-spacing-0 text-13h">
        <thead>
          <tr className="text-12h text-ink-3">
            <th scope="col" className={`${cell} text-left font-normal`}>{t`Поле`}</th>
            <th scope="col" className={`${figure} font-normal`}>{t`Заполнено`}</th>
            <th scope="col" className={`${figure} font-normal`}>{t`Доля`}</th>
            <th scope="col" className={`${figure} font-normal`}>{t`Пусто`}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name}>
              <th scope="row" className={`${cell} text-left font-normal`}>
                {field.title}
              </th>
              <td className={figure}>{words.count(field.filled)}</td>
              <td className={figure}>{`${words.count(Math.floor((field.filled / total) * 100))} %`}</td>
              <td className={figure}>
                {field.empty === 0 ? (
                  '0'
                ) : (
                  <TextLink onPress={() => onGaps(field)}>{words.count(field.empty)}</TextLink>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
