import { Trans, useLingui } from '@lingui/react/macro'
import type { RouteView } from '@poryadok/app-backend/timeline-sync/contract'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { useStartRun } from './use-timelines.ts'

/** The past of a route: counted first, then taken over. */
export function RunDialog({ route, onClose }: { route: RouteView; onClose: () => void }) {
  const { t } = useLingui()
  const [from, setFrom] = useState<string | null>(null)
  const start = useStartRun(onClose)
  const errorWords = useErrorWords()
  const fault = start.error ? errorWords(start.error) : null
  const go = (dry: boolean) => start.mutate({ routeId: route.id, dry, from })
  return (
    <Dialog
      size="md"
      title={t`Перенести прошлое: ${route.fields.name}`}
      closeLabel={t`Закрыть`}
      busy={start.isPending}
      onClose={onClose}
      footer={
        <>
          <Button isDisabled={start.isPending} onPress={() => go(true)}>
            <Trans>Только посчитать</Trans>
          </Button>
          <Button look="main" isDisabled={start.isPending} onPress={() => go(false)}>
            <Trans>Перенести</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <DateField label={t`С какого дня`} help={t`Пусто: за всё время`} value={from} onChange={setFrom} />
        <p className="text-13 text-ink-2">
          <Trans>
            Подсчёт ничего не меняет. Перенос идёт в пределах лимитов портала, его можно приостановить, а сделанное
            отменить целиком. Второй перенос ничего не удвоит.
          </Trans>
        </p>
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
