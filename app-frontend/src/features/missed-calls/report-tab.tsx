import { useLingui } from '@lingui/react/macro'
import type { MissedReport } from '@poryadok/app-backend/missed-calls/contract'
import { useState } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { RedCallsCard } from '../call-card/red-calls-card.tsx'
import { phoneWords } from '../../lib/phone-words.ts'
import { useCallReport } from './use-calls.ts'

/** Missed calls by line and by person. */
export function ReportTab() {
  const { t } = useLingui()
  const [days, setDays] = useState<'7' | '30' | '90'>('30')
  const { data, error, refetch } = useCallReport(Number(days))
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return (
    <div className="grid gap-4">
      <Segmented
        label={t`За сколько дней`}
        segments={[
          { id: '7', label: t`7 дней` },
          { id: '30', label: t`30 дней` },
          { id: '90', label: t`90 дней` },
        ]}
        value={days}
        onChange={setDays}
      />
      <ReportCard title={t`По линиям`} first={t`Линия`} none={t`не названа`} rows={data.lines} />
      <ReportCard title={t`По сотрудникам`} first={t`Сотрудник`} none={t`не назначен`} rows={data.people} />
      <RedCallsCard days={Number(days)} />
    </div>
  )
}

interface ReportCardProps {
  title: string
  first: string
  /** What stands for a missing name. */
  none: string
  rows: MissedReport['lines']
}

const box = 'border-b border-line px-4 py-2 tabular-nums'

function ReportCard({ title, first, none, rows }: ReportCardProps) {
  const { t } = useLingui()
  const words = useWording()
  const heads = [t`Звонков`, t`Лидов`, t`Без ответственного`, t`Перезвонили`, t`Обычно через`]
  const [name, cell] = [`${box} text-left`, `${box} text-right`]
  return (
    <Card title={title}>
      {rows.length === 0 ? (
        <p className="px-4 py-3 text-13 text-ink-2">{t`За это время пропущенных звонков не было.`}</p>
      ) : (
        <table className="w-full border-separate border-spacing-0 text-13h">
          <thead>
            <tr className="text-12h text-ink-3">
              <th scope="col" className={`${name} font-normal`}>
                {first}
              </th>
              {heads.map((head) => (
                <th key={head} scope="col" className={`${cell} font-normal`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name: called, calls, leads, unresolved, calledBack, callBackMinutes }) => (
              <tr key={called}>
                <th scope="row" className={`${name} font-normal`}>
                  {called ? phoneWords(called) : none}
                </th>
                <td className={cell}>{calls}</td>
                <td className={cell}>{leads}</td>
                <td className={cell}>{unresolved}</td>
                <td className={cell}>{calledBack}</td>
                <td className={cell}>{callBackMinutes === null ? '' : words.span(callBackMinutes * 60_000)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
