import { useLingui } from '@lingui/react/macro'
import type { Health, HealthCheckView } from '@poryadok/app-backend/operations/contract'
import { CircleAlert, RotateCw } from 'lucide-react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { CheckRow } from '../../ui/check-row.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Note } from '../../ui/note.tsx'
import { ShareRing } from '../../ui/share-ring.tsx'
import { Spinner } from '../../ui/spinner.tsx'

interface ChecksCardProps {
  health: Health
  /** The last look failed: what is shown is older. */
  stale: unknown
  looking: boolean
  onLook: () => void
  /** To the screen where a check is mended. */
  onGo: (place: string) => void
}

/** Where a check is mended, when that is a screen of ours. */
const places: Partial<Record<HealthCheckView['id'], string>> = {
  queues: 'queues',
  'dead-jobs': 'queues',
  quarantine: 'letters',
  mailboxes: 'mailboxes',
  'requests-limit': 'journal',
  'methods-limit': 'journal',
}

export function ChecksCard({ health, stale, looking, onLook, onGo }: ChecksCardProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const { ok, soon, bad } = health.counts
  const counted = ok + soon + bad
  const states = { ok: t`в порядке`, soon: t`посмотрите`, bad: t`нужно вмешаться`, off: t`не используется` }
  const placeNames: Record<string, string> = {
    queues: t`Открыть очередь`,
    letters: t`Открыть письма`,
    mailboxes: t`Открыть ящики`,
    journal: t`Открыть журнал`,
  }
  return (
    <section aria-label={t`Проверки`} className="rounded-lg bg-white shadow-card">
      <div className="flex flex-wrap items-center gap-4 border-b border-line px-[18px] py-4">
        <ShareRing label={t`В порядке ${ok} из ${counted}`} ok={ok} soon={soon} bad={bad} />
        <div className="min-w-[200px] flex-1">
          <h2 className="text-18 leading-[1.3] font-medium" aria-live="polite">
            <Verdict soon={soon} bad={bad} />
          </h2>
          <p className="text-13 text-ink-2">
            {t`Проверено:`} <Moment at={health.asOf} as="since" />. {t`Проверка ничего не меняет`}
          </p>
        </div>
        <Button
          isPending={looking}
          icon={looking ? <Spinner /> : <RotateCw size={15} aria-hidden="true" />}
          onPress={onLook}
        >
          {t`Проверить ещё раз`}
        </Button>
      </div>
      {Boolean(stale) && (
        <div className="px-[18px] pt-3.5">
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {errorWords(stale).title} {t`Ниже показано то, что было при прошлой проверке.`}
          </Note>
        </div>
      )}
      <ul>
        {health.checks.map(({ id, state, title, says, todo }) => {
          const place = places[id]
          return (
            <CheckRow
              key={id}
              state={state}
              word={states[state]}
              title={title}
              action={
                place &&
                (state === 'bad' || state === 'soon') && (
                  <Button size="sm" onPress={() => onGo(place)}>
                    {placeNames[place]}
                  </Button>
                )
              }
            >
              {says}
              {todo && <span className="block text-ink">{todo}</span>}
            </CheckRow>
          )
        })}
      </ul>
    </section>
  )
}

function Verdict({ soon, bad }: { soon: number; bad: number }) {
  const { t } = useLingui()
  if (bad > 0 && soon > 0) return t`Нужно вмешаться: ${bad}, посмотреть: ${soon}`
  if (bad > 0) return t`Нужно вмешаться: ${bad}`
  return soon > 0 ? t`Стоит посмотреть: ${soon}` : t`Всё в порядке`
}
