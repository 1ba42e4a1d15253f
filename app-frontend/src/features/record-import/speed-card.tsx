import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportRunView, WriteProgress } from '@poryadok/app-backend/record-import/contract'
import { ShieldCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { Card } from '../../ui/card.tsx'
import { LineChart } from '../../ui/charts/line-chart.tsx'

const mostPoints = 60

interface SpeedCardProps {
  run: ImportRunView
  progress: WriteProgress | undefined
}

/** Rows a second since the page was opened, beside what the portal's limits allow. */
export function SpeedCard({ run, progress }: SpeedCardProps) {
  const { t } = useLingui()
  const { count, lang } = useWording()
  const points = usePoints(progress)
  const { window } = run.options
  const [from, to] = [window?.from ?? '', window?.to ?? '']
  const most = progress?.sustainedPerSecond ?? null
  const mostWords = count(most ?? 0)
  const time = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
  return (
    <Card title={t`Скорость`}>
      <div className="flex flex-col gap-2 p-4">
        <p className="text-13">
          {window === null ? (
            <Trans>В полную силу, ночное окно выключено.</Trans>
          ) : (
            <Trans>
              Пишем с {from} до {to}.
            </Trans>
          )}
        </p>
        {points.length > 1 && (
          <LineChart
            label={t`Скорость, строк в секунду`}
            height={118}
            labelRoom={0}
            data={{
              points: points.map(({ at }) => time.format(at)),
              series: [{ id: 'pace', label: t`строк в секунду`, values: points.map(({ value }) => value) }],
              ...(most === null ? {} : { goal: { value: most, label: t`предел портала ${mostWords}` } }),
              format: (value) => count(Math.round(value * 10) / 10),
            }}
          />
        )}
        <p className="flex items-start gap-2 text-13 text-ink-2">
          <ShieldCheck size={15} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0" />
          <Trans>
            Если ответ портала потеряется, строку сначала поищем в портале по её номеру и второй раз не создадим.
          </Trans>
        </p>
      </div>
    </Card>
  )
}

interface Point {
  at: number
  value: number
}

/** The paces that came while the page is open. */
function usePoints(progress: WriteProgress | undefined): readonly Point[] {
  const [points, setPoints] = useState<readonly Point[]>([])
  useEffect(() => {
    const value = progress?.perSecond
    if (value !== null && value !== undefined)
      setPoints((old) => [...old, { at: Date.now(), value }].slice(-mostPoints))
  }, [progress])
  return points
}
