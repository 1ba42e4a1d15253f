import { Trans, useLingui } from '@lingui/react/macro'
import type { Boot } from '@poryadok/app-backend/portal/contract'
import { CloudOff, RefreshCw, Search } from 'lucide-react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useServices } from '../../lib/services.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { phoneWords } from '../../lib/phone-words.ts'
import { CallPanel } from './call-panel.tsx'
import { PanelHead } from './panel-head.tsx'
import { useLook } from './use-call-card.ts'

/** Our tab in the card of a call: grey until the answer is known, and grey with a word of it when there is none. */
export default function CallCardView() {
  const { boot } = useServices()
  return (
    <main className="min-h-full bg-white">
      <h1 className="sr-only">
        <Trans>Чей это клиент</Trans>
      </h1>
      {boot.call && <Call call={boot.call} />}
    </main>
  )
}

function Call({ call }: { call: NonNullable<Boot['call']> }) {
  const { data, error, isFetching, refetch } = useLook(call)
  if (error && !isFetching) return <Failed error={error} call={call} onRetry={() => void refetch()} />
  if (!data || error) return <Searching />
  return <CallPanel look={data} call={call} onMade={() => void refetch()} />
}

const Searching = () => {
  const { t } = useLingui()
  return (
    <section role="status" aria-label={t`Ищем номер`}>
      <PanelHead
        colour="grey"
        icon={<Search size={22} strokeWidth={1.75} />}
        title={t`Ищем номер…`}
        text={t`Цвет появится после ответа.`}
      />
      <div className="grid gap-3 p-4">
        {['max-w-[300px]', 'max-w-[230px]', 'max-w-[260px]'].map((width) => (
          <Skeleton key={width} className={`h-3 ${width}`} />
        ))}
      </div>
    </section>
  )
}

interface FailedProps {
  error: Error
  call: NonNullable<Boot['call']>
  onRetry: () => void
}

function Failed({ error, call: { phone }, onRetry }: FailedProps) {
  const { t } = useLingui()
  const words = useErrorWords()(error)
  return (
    <section role="alert">
      <PanelHead
        colour="grey"
        icon={<CloudOff size={22} strokeWidth={1.75} />}
        title={t`Не удалось проверить номер`}
        text={t`Это не значит, что клиент свободен. ${words.title}`}
      />
      <div className="grid justify-items-start gap-3 p-4">
        {phone !== '' && <span className="text-14 tabular-nums">{phoneWords(phone)}</span>}
        <Button look="main" icon={<RefreshCw size={15} strokeWidth={1.75} aria-hidden="true" />} onPress={onRetry}>
          {t`Проверить ещё раз`}
        </Button>
      </div>
    </section>
  )
}
