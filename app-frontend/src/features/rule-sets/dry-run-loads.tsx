import { useLingui } from '@lingui/react/macro'
import type { DryRun } from '@poryadok/app-backend/rule-sets/contract'
import { useWording } from '../../lib/use-wording.ts'

const cell = 'px-3 py-1.5'
const figure = `${cell} text-right tabular-nums`

/** How many records each answer has now and would have: the load of each person, of each category. */
export function DryRunLoads({ loads }: Pick<DryRun, 'loads'>) {
  const { t, i18n } = useLingui()
  const { count } = useWording()
  const difference = (value: number): string => i18n.number(value, { signDisplay: 'exceptZero' })
  if (loads.length === 0) return null
  return (
    <div className="max-h-[360px] overflow-auto border-t border-line">
      <table aria-label={t`Сколько достанется каждому`} className="w-full border-collapse text-13h">
        <thead>
          <tr className="text-12h text-ink-3">
            <th scope="col" className={`${cell} pl-4 text-left font-normal`}>{t`Сколько достанется каждому`}</th>
            <th scope="col" className={`${figure} font-normal`}>{t`Сейчас`}</th>
            <th scope="col" className={`${figure} font-normal`}>{t`Станет`}</th>
            <th scope="col" className={`${figure} pr-4 font-normal`}>{t`Разница`}</th>
          </tr>
        </thead>
        <tbody>
          {loads.map(({ key, label, from, to }) => (
            <tr key={key} className="border-t border-line">
              <th scope="row" className={`${cell} pl-4 text-left font-normal`}>
                {label}
              </th>
              <td className={figure}>{count(from)}</td>
              <td className={figure}>{count(to)}</td>
              <td className={`${figure} pr-4 ${to === from ? 'text-ink-3' : ''}`}>{difference(to - from)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
