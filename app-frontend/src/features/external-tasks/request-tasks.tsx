import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ExternalTaskView } from '@poryadok/app-backend/external-tasks/contract'
import { Plus, Wrench } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Moment } from '../../ui/moment.tsx'
import { useFocusKept } from '../../ui/use-focus-kept.ts'
import { SettingsGear } from '../settings/settings-gear.tsx'
import { TaskThread } from './task-thread.tsx'
import { useRequestTasks } from './use-external-tasks.ts'
import { useStateWords } from './use-task-words.ts'

const NewTask = lazy(() => import('./new-task.tsx'))

/** External tasks of a request: the list at the left, the thread of the chosen one at the right. */
export function RequestTasks({ request }: { request: number }) {
  const { t } = useLingui()
  const { data, error, refetch } = useRequestTasks(request)
  const [chosen, setChosen] = useState<number | null>(null)
  const [creating, setCreating] = useState(false)
  // The first task takes the place of the button that opened the form.
  const list = useFocusKept<HTMLElement>(chosen)
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  const shown = chosen ?? data.tasks[0]?.taskId ?? null
  const create = data.mayWrite && (
    <Button look="main" icon={<Plus size={15} aria-hidden="true" />} onPress={() => setCreating(true)}>
      <Trans>Поручить внешнему исполнителю</Trans>
    </Button>
  )
  return (
    <>
      {shown === null ? (
        <div className="relative flex flex-1 rounded-lg bg-white shadow-card">
          <span className="absolute top-2 right-2">
            <SettingsGear slice="external-tasks" />
          </span>
          <EmptyState
            icon={<Wrench size={22} strokeWidth={1.75} />}
            title={t`Внешних задач в запросе нет`}
            action={create || undefined}
          >
            {data.mayWrite
              ? t`Задача уйдёт исполнителю письмом. Его ответы придут в задачу и сюда, отдельно от писем клиента.`
              : t`Когда запросу понадобится внешний исполнитель, переписка с ним появится здесь.`}
          </EmptyState>
        </div>
      ) : (
        <div className="flex min-h-0 flex-1 flex-wrap gap-4">
          <nav
            ref={list}
            tabIndex={-1}
            aria-label={t`Внешние задачи`}
            className="flex w-[340px] max-w-full flex-col gap-2 overflow-y-auto outline-none"
          >
            {create}
            {data.tasks.map((task) => (
              <TaskRow
                key={task.taskId}
                task={task}
                chosen={task.taskId === shown}
                onChoose={() => setChosen(task.taskId)}
              />
            ))}
          </nav>
          <div className="flex min-h-[360px] min-w-[min(100%,420px)] flex-1 flex-col">
            <TaskThread
              gear
              key={shown}
              taskId={shown}
              letterCount={data.tasks.find(({ taskId }) => taskId === shown)?.letterCount}
            />
          </div>
        </div>
      )}
      {creating && (
        <Suspense fallback={null}>
          <NewTask
            request={request}
            onClose={() => setCreating(false)}
            onCreated={(taskId) => {
              setCreating(false)
              setChosen(taskId)
            }}
          />
        </Suspense>
      )}
    </>
  )
}

interface TaskRowProps {
  task: ExternalTaskView
  chosen: boolean
  onChoose: () => void
}

function TaskRow({ task, chosen, onChoose }: TaskRowProps) {
  const words = useWording()
  const state = useStateWords()(task)
  return (
    <AriaButton
      {...(chosen ? { 'aria-current': 'true' as const } : {})}
      onPress={onChoose}
      className={`flex flex-col items-start gap-1 rounded-lg border bg-white px-3 py-2.5 text-left outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:bg-hover ${chosen ? 'border-action' : 'border-line-strong'}`}
    >
      <span className="flex w-full items-center gap-2 text-12 text-ink-3">
        {words.requestNumber(task.taskId)}
        <Chip tone={state.tone}>{state.text}</Chip>
      </span>
      <span className="text-13h font-medium wrap-anywhere">{task.title}</span>
      <span className="w-full truncate text-12 text-ink-2">{task.performer.name || task.performer.address}</span>
      <span className="text-12 text-ink-3">
        <Plural value={task.letterCount} one="# письмо" few="# письма" many="# писем" other="# письма" />
        {task.deadline && (
          <>
            {' · '}
            <Trans>
              срок <Moment at={task.deadline} as="due" />
            </Trans>
          </>
        )}
      </span>
    </AriaButton>
  )
}
