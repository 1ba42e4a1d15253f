import { useLingui } from '@lingui/react/macro'
import type { ProcessView } from '@poryadok/app-backend/operations/contract'
import { useWording } from '../../lib/use-wording.ts'
import { Card } from '../../ui/card.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { Counter } from '../../ui/counter.tsx'
import { Moment } from '../../ui/moment.tsx'
import { StateMark } from '../../ui/state-mark.tsx'

/** Processes of the app that share the database. */
export function ProcessesCard({ processes }: { processes: readonly ProcessView[] }) {
  const { t } = useLingui()
  const words = useWording()
  const roles = { all: t`экраны и фон`, web: t`экраны`, worker: t`фон` }
  const alive = processes.filter((process) => process.alive).length
  const all = processes.length
  return (
    <Card title={t`Процессы`} aside={<Counter tone={alive < all ? 'red' : 'grey'}>{t`${alive} из ${all}`}</Counter>}>
      <ul>
        {processes.map((process) => {
          const lag = words.count(Math.round(process.lagMs))
          const memory = words.size(process.memoryBytes)
          return (
            <li key={process.id} className="flex items-start gap-2.5 border-b border-line px-4 py-2.5 last:border-0">
              <StateMark state={process.alive ? 'ok' : 'bad'} word={process.alive ? t`работает` : t`молчит`} />
              <div className="min-w-0 flex-1 text-13">
                <div className="truncate">
                  <CodeValue>{process.host}</CodeValue> · {roles[process.role]} · {process.version}
                </div>
                <div className="text-12 text-ink-3">
                  {process.alive ? (
                    t`память ${memory}, задержка ${lag} мс`
                  ) : (
                    <>
                      {t`последний отклик`} <Moment at={process.seenAt} />
                    </>
                  )}
                </div>
              </div>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
