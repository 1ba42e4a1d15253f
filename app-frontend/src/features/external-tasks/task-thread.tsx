import { Trans, useLingui } from '@lingui/react/macro'
import type { ExternalTaskView, TaskThread as Thread } from '@poryadok/app-backend/external-tasks/contract'
import { CircleAlert, Wrench } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { SettingsGear } from '../settings/settings-gear.tsx'
import { ChoosePerformer } from './choose-performer.tsx'
import { TaskLetter } from './task-letter.tsx'
import { useLookAgain, useTaskThread } from './use-external-tasks.ts'
import { useStateWords, useTroubleWords } from './use-task-words.ts'
import { WriteToPerformer } from './write-to-performer.tsx'

interface TaskThreadProps {
  taskId: number
  /** As a list beside it says. */
  letterCount?: number | undefined
  /** Nothing around it leads to the settings. */
  gear?: boolean
}

/** The thread with the performer of one task: how it stands, the letters, the next one. */
export function TaskThread({ taskId, letterCount, gear = false }: TaskThreadProps) {
  const { data, error, refetch } = useTaskThread(taskId, letterCount)
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  if (!data.task || data.task.state === 'withdrawn') return <NotExternal taskId={taskId} thread={data} gear={gear} />
  return <Known taskId={taskId} task={data.task} thread={data} gear={gear} />
}

interface ThreadProps {
  taskId: number
  thread: Thread
  gear: boolean
}

function Known({ taskId, task, thread, gear }: ThreadProps & { task: ExternalTaskView }) {
  const { t } = useLingui()
  const state = useStateWords()(task)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight
  }, [thread.letters.length])
  const { name, address } = task.performer
  return (
    <section
      aria-label={t`Переписка с исполнителем`}
      className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-lg border-t-[3px] border-t-[#853af5] bg-white shadow-card"
    >
      <header className="flex min-h-11 flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line px-4 py-2">
        <Wrench size={18} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-violet-ink" />
        <h2 className="text-14 font-semibold">{name || t`Исполнитель не выбран`}</h2>
        {address && <span className="min-w-0 truncate text-12 text-ink-3">{address}</span>}
        <Chip tone={state.tone}>{state.text}</Chip>
        {gear && (
          <span className="ml-auto">
            <SettingsGear slice="external-tasks" />
          </span>
        )}
      </header>
      <Trouble taskId={taskId} task={task} mayWrite={thread.mayWrite} />
      <div ref={list} className="scroll-edge min-h-0 flex-1 overflow-y-auto">
        {thread.letters.length === 0 && !task.trouble && (
          <p className="px-4 py-6 text-13 text-ink-2">
            <Trans>Письмо исполнителю готовится и уйдёт через несколько секунд.</Trans>
          </p>
        )}
        {thread.letters.map((letter) => (
          <TaskLetter key={letter.id} letter={letter} />
        ))}
      </div>
      {thread.mayWrite && task.state !== 'stuck' && <WriteToPerformer taskId={taskId} />}
    </section>
  )
}

function Trouble({ taskId, task, mayWrite }: { taskId: number; task: ExternalTaskView; mayWrite: boolean }) {
  const words = useTroubleWords()
  const [choosing, setChoosing] = useState(false)
  const { mutate, isPending } = useLookAgain(taskId)
  if (!task.trouble) return null
  return (
    <div className="flex flex-col gap-3 border-b border-line px-4 py-3">
      <Note tone="amber" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
        {words(task.trouble)}
      </Note>
      {mayWrite &&
        (choosing ? (
          <ChoosePerformer taskId={taskId} start={task} onChosen={() => setChoosing(false)} />
        ) : (
          <div className="flex flex-wrap gap-2.5">
            <Button look="main" size="sm" onPress={() => setChoosing(true)}>
              <Trans>Выбрать исполнителя и адрес</Trans>
            </Button>
            <Button size="sm" isPending={isPending} onPress={() => mutate()}>
              <Trans>Отправить снова</Trans>
            </Button>
          </div>
        ))}
    </div>
  )
}

function NotExternal({ taskId, thread, gear }: ThreadProps) {
  const { t } = useLingui()
  return (
    <section aria-label={t`Внешний исполнитель`} className="rounded-lg bg-white px-5 py-4 shadow-card">
      <div className="flex items-start justify-between gap-2">
        <h2 className="text-15 font-semibold">{t`Поручить тому, кто не работает в портале`}</h2>
        {gear && <SettingsGear slice="external-tasks" />}
      </div>
      <p className="mt-1 mb-3 max-w-[560px] text-13 text-ink-2">
        {t`Исполнитель получит задачу письмом, а его ответы и файлы придут сюда. Из портала уйдут только название, описание и срок задачи.`}
      </p>
      {thread.mayWrite ? (
        <ChoosePerformer taskId={taskId} start={null} onChosen={() => {}} />
      ) : (
        <p className="text-13 text-ink-2">{t`Поручать задачи внешним исполнителям вам не разрешено. Попросите ответственного за запрос.`}</p>
      )}
    </section>
  )
}
