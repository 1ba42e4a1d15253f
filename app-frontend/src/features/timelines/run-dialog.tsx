import { Trans, useLingui } from '@lingui/react/macro'
import type { RouteView } from '@poryadok/app-backend/timeline-sync/contract'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { NewReadersPanel } from './new-readers.tsx'
import { type PastRun, useStartRun } from './use-timelines.ts'
import type { useTimelineWords } from './use-timeline-words.ts'

interface RunDialogProps {
  route: RouteView
  words: ReturnType<typeof useTimelineWords>
  onClose: () => void
}

/** The past of a route: counted first, then taken over. */
export function RunDialog({ route, words, onClose }: RunDialogProps) {
  const { t } = useLingui()
  const [from, setFrom] = useState<string | null>(null)
  const [night, setNight] = useState<PastRun['night']>(null)
  const start = useStartRun(onClose)
  const errorWords = useErrorWords()
  const fault = start.error ? errorWords(start.error) : null
  const go = (dry: boolean) => start.mutate({ routeId: route.id, dry, from, night })
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
        <NightFields night={night} onChange={setNight} />
        <p className="text-13 text-ink-2">
          <Trans>
            Подсчёт ничего не меняет. Перенос идёт в пределах лимитов портала, его можно приостановить, а сделанное
            отменить целиком. Второй перенос ничего не удвоит.
          </Trans>
        </p>
        <NewReadersPanel fields={route.fields} words={words} />
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        )}
      </div>
    </Dialog>
  )
}

interface NightFieldsProps {
  night: PastRun['night']
  onChange: (night: PastRun['night']) => void
}

const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** Hours in which the past is brought in, by the clock of whoever sets them. */
function NightFields({ night, onChange }: NightFieldsProps) {
  const { t } = useLingui()
  return (
    <>
      <SwitchField
        label={t`Только в ночное окно`}
        help={t`Днём портал свободен для людей. Перенос сам остановится и сам продолжится.`}
        value={night !== null}
        onChange={(on) => onChange(on ? { from: '20:00', to: '07:00', zone: ownZone() } : null)}
      />
      {night && (
        <div className="grid grid-cols-[120px_120px] gap-3">
          <TimeField label={t`С`} value={night.from} onChange={(from) => from && onChange({ ...night, from })} />
          <TimeField label={t`До`} value={night.to} onChange={(to) => to && onChange({ ...night, to })} />
        </div>
      )}
    </>
  )
}
