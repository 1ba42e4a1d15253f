import { Trans, useLingui } from '@lingui/react/macro'
import type { LongTaskView } from '@poryadok/app-backend/platform/contract'
import { CircleAlert, CloudOff, Hourglass } from 'lucide-react'
import { useId } from 'react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Note } from '../../ui/note.tsx'
import { ShareBar } from './share-bar.tsx'
import { StateChip } from './state-chip.tsx'
import { TaskActions } from './task-actions.tsx'
import { TaskFigures } from './task-figures.tsx'
import { TaskPace } from './task-pace.tsx'

interface LongTaskPanelProps {
  task: LongTaskView
  /** False: the line is broken, the figures stand still. */
  connected: boolean
  onChange: (task: LongTaskView) => void
}

/** A long work: where it stands, how fast it goes, when it ends, and how to pause or stop it. */
export function LongTaskPanel({ task, connected, onChange }: LongTaskPanelProps) {
  const { t } = useLingui()
  const wording = useWording()
  const now = useNow()
  const id = useId()
  const { title, state, fault, createdAt, endedAt } = task
  const [begun, ended] = [wording.moment(createdAt, now), endedAt ? wording.moment(endedAt, now) : '']
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-lg bg-white shadow-card">
      <div className="p-4">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <div className="flex min-w-0 items-center gap-2.5">
              <h2 id={id} className="truncate text-18 font-medium">
                {title}
              </h2>
              <span role="status" className="shrink-0">
                <StateChip task={task} />
              </span>
            </div>
            <p className="mt-0.5 text-13 text-ink-2">
              {ended === '' ? (
                <Trans>Начато {begun}.</Trans>
              ) : (
                <Trans>
                  Начато {begun}, закончено {ended}.
                </Trans>
              )}{' '}
              {state === 'running' && <Trans>Окно можно закрыть: работа идёт на сервере.</Trans>}
              {state === 'paused' && <Trans>Продолжится с того же места.</Trans>}
            </p>
          </div>
          <TaskActions task={task} onChange={onChange} />
        </div>
        <div className="mt-4">
          <ShareBar task={task} label={t`Ход работы «${title}»`} />
          <TaskPace task={task} />
        </div>
        {fault && (
          <div className="mt-3">
            <Note
              tone={state === 'failed' ? 'red' : 'amber'}
              icon={
                state === 'failed' ? (
                  <CircleAlert size={18} strokeWidth={1.75} />
                ) : (
                  <Hourglass size={18} strokeWidth={1.75} />
                )
              }
            >
              {fault.message}{' '}
              {state === 'failed' ? (
                <Trans>Когда причина уйдёт, нажмите «Продолжить»: работа пойдёт с того же места.</Trans>
              ) : (
                fault.action
              )}
            </Note>
          </div>
        )}
        {!connected && state === 'running' && (
          <div className="mt-3">
            <Note tone="amber" icon={<CloudOff size={18} strokeWidth={1.75} />}>
              <Trans>
                Связь с сервером прервалась, цифры не обновляются. Сама работа идёт; как только связь вернётся, цифры
                догонят.
              </Trans>
            </Note>
          </div>
        )}
      </div>
      <TaskFigures task={task} />
    </section>
  )
}
