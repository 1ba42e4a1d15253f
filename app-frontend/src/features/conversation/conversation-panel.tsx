import { Trans, useLingui } from '@lingui/react/macro'
import type { Conversation } from '@poryadok/app-backend/correspondence/contract'
import { Mail } from 'lucide-react'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AssignButton } from '../external-tasks/assign-button.tsx'
import { SettingsGear } from '../settings/settings-gear.tsx'
import { ThreadCard } from './thread-card.tsx'
import { Composer } from './composer.tsx'
import { useConversation } from './use-conversation.ts'
import { WritersNote } from './writers-note.tsx'

interface ConversationPanelProps {
  id: number
  now: Date
  /** Over a whole tab; else in a narrow panel beside a list. */
  wide?: boolean
}

/** The client's letters and ours, newest last, with the answer under them; threads of external tasks stand apart. */
export default function ConversationPanel({ id, now, wide = false }: ConversationPanelProps) {
  const { data, error, refetch } = useConversation(id)
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <LettersSkeleton />
  const tasks = [...Map.groupBy(data.letters, ({ taskId }) => taskId).entries()].flatMap(([taskId, letters]) =>
    taskId === null ? [] : [{ taskId, letters }],
  )
  const client = <ClientThread id={id} now={now} wide={wide} conversation={data} />
  if (!wide || tasks.length === 0) return client
  return (
    <div className="flex min-h-0 flex-1 gap-4">
      {client}
      <div className="w-[360px] shrink-0 overflow-y-auto">
        {tasks.map(({ taskId, letters }) => (
          <ThreadCard
            key={taskId}
            kind="task"
            taskId={taskId}
            letters={letters}
            requestId={id}
            now={now}
            bounced={data.bounced.filter((one) => one.taskId === taskId)}
          />
        ))}
      </div>
    </div>
  )
}

interface ClientThreadProps {
  id: number
  now: Date
  wide: boolean
  conversation: Conversation
}

function ClientThread({ id, now, wide, conversation }: ClientThreadProps) {
  const letters = conversation.letters.filter(({ taskId }) => taskId === null)
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <ThreadCard
        kind="client"
        taskId={null}
        letters={letters}
        requestId={id}
        now={now}
        plain={!wide}
        movable={conversation.mayMove}
        bounced={conversation.bounced.filter(({ taskId }) => taskId === null)}
        empty={<NoLetters mayReply={conversation.mayReply} />}
        aside={
          <>
            {conversation.mayAssign && <AssignButton request={id} />}
            {wide && <SettingsGear slice="correspondence" />}
          </>
        }
        foot={
          <>
            <WritersNote writers={conversation.writers} />
            {conversation.mayReply && <Composer key={id} id={id} conversation={conversation} letters={letters} />}
          </>
        }
      />
    </div>
  )
}

function NoLetters({ mayReply }: { mayReply: boolean }) {
  const { t } = useLingui()
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-10 text-center">
      <Mail size={26} strokeWidth={1.5} aria-hidden="true" className="text-ink-3" />
      <p className="text-14 font-medium">{t`Писем в запросе пока нет`}</p>
      <p className="max-w-[420px] text-13 text-ink-2">
        {mayReply ? (
          <Trans>Первое письмо клиента появится здесь само. Можно и написать первым.</Trans>
        ) : (
          <Trans>Первое письмо клиента появится здесь само.</Trans>
        )}
      </p>
    </div>
  )
}

const LettersSkeleton = () => (
  <div aria-busy="true" className="rounded-lg bg-white px-5 py-5 shadow-card">
    {[0, 1, 2].map((row) => (
      <div key={row} className="mb-7 flex gap-3">
        <Skeleton className="size-7 rounded-full" />
        <div className="flex-1">
          <Skeleton className="h-3 w-1/4" />
          <Skeleton className="mt-3 h-2.5 w-full" />
          <Skeleton className="mt-2 h-2.5 w-4/5" />
        </div>
      </div>
    ))}
  </div>
)
