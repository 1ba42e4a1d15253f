import { useLingui } from '@lingui/react/macro'
import type { PortalLoad } from '@poryadok/app-backend/operations/contract'
import { useWording } from '../../lib/use-wording.ts'
import { Card } from '../../ui/card.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { MeterBar } from '../../ui/meter-bar.tsx'

/** Both limits of the portal: requests at once, and the time of methods. Bitrix24 docs: limits */
export function LoadCard({ load }: { load: PortalLoad }) {
  const { t } = useLingui()
  const words = useWording()
  const { requests, heaviest, secondsLimit } = load
  const [used, limit] = [words.count(Math.round(requests.used)), words.count(requests.limit)]
  const seconds = words.count(Math.round(heaviest?.seconds ?? 0))
  const most = words.count(secondsLimit)
  return (
    <Card title={t`Нагрузка на портал`}>
      <div className="flex flex-col gap-4 p-4">
        <MeterBar label={t`Запросы`} used={requests.used} limit={requests.limit} figure={t`${used} из ${limit}`}>
          {requests.used < requests.limit * 0.8
            ? t`запас есть, очередь не копится`
            : t`запас кончается: фоновые чтения ждут, экраны людей идут первыми`}
        </MeterBar>
        <MeterBar
          label={t`Время метода, 10 мин`}
          used={heaviest?.seconds ?? 0}
          limit={secondsLimit}
          figure={t`${seconds} из ${most} с`}
        >
          {heaviest ? (
            <>
              {t`самый тяжёлый`} <CodeValue>{heaviest.method}</CodeValue>
            </>
          ) : (
            t`тяжёлых методов нет`
          )}
        </MeterBar>
      </div>
    </Card>
  )
}
