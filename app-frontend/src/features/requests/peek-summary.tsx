import { useLingui } from '@lingui/react/macro'
import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import { Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Note } from '../../ui/note.tsx'
import type { Tone } from '../../ui/tone.ts'
import { CategoryChip } from './category-chip.tsx'
import { type DeadlineState, deadlineState } from './deadline-state.ts'

/** Title, deadline and the people of a request. */
export function PeekSummary({ request, now }: { request: RequestRow; now: Date }) {
  const { t } = useLingui()
  const words = useWording()
  return (
    <>
      <h2 className="px-4 pb-3 text-17 leading-[1.3] font-medium wrap-anywhere">{request.title}</h2>
      <DeadlineNote state={deadlineState(request, now)} now={now} />
      <dl className="grid grid-cols-[108px_1fr] gap-x-2.5 gap-y-[9px] px-4 pb-3.5 text-13h">
        <Term name={t`Ответственный`}>
          <span className="flex items-center gap-1.5">
            <Avatar name={request.responsible.name} size="sm" />
            {request.responsible.name}
          </span>
        </Term>
        {request.contact && (
          <Term name={t`Контакт`}>
            <span className="flex items-center gap-1.5">
              <Avatar name={request.contact.name} size="sm" />
              {request.contact.name}
            </span>
          </Term>
        )}
        {request.company && <Term name={t`Компания`}>{request.company.name}</Term>}
        <Term name={t`Категория`}>
          <CategoryChip category={request.category} />
        </Term>
        <Term name={t`Создан`}>{words.moment(request.createdAt, now)}</Term>
      </dl>
    </>
  )
}

const Term = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="pt-px text-12h text-ink-3">{name}</dt>
    <dd className="min-w-0">{children}</dd>
  </>
)

function DeadlineNote({ state, now }: { state: DeadlineState; now: Date }) {
  const { t } = useLingui()
  const words = useWording()
  if (state.kind === 'closed' || state.kind === 'none') return null
  const due = words.since(state.resolveBy, now)
  const [tone, below]: [Tone, string] =
    state.kind === 'overdue'
      ? ['red', t`просрочен на ${words.span(state.lateMs)}`]
      : [state.near ? 'amber' : 'blue', t`осталось ${words.span(state.leftMs)}`]
  return (
    <div className="mx-4 mb-3.5">
      <Note tone={tone} icon={<Hourglass size={18} strokeWidth={1.75} />}>
        <b className="font-semibold">{t`Решить до ${due}`}</b>
        <br />
        {below}
      </Note>
    </div>
  )
}
