import { Trans, useLingui } from '@lingui/react/macro'
import type { PortalLife } from '@poryadok/app-backend/portal/contract'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { CheckRow } from '../../ui/check-row.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { LongTasks } from '../long-work/long-tasks.tsx'
import { MailboxCard } from '../mailboxes/mailbox-card.tsx'
import { lifeWords } from './life-words.ts'
import type { SectionProps } from './sections.ts'
import { useLife } from './use-life.ts'
import { useSliceWords } from './use-slice-words.ts'

/** What an administrator sees first: what needs them, what works, where letters come in. */
export default function OverviewSection({ onOpen }: SectionProps) {
  const { data, error, refetch } = useLife()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return (
    <div className="flex flex-col gap-4">
      <Notices life={data} onOpen={onOpen} />
      <LongTasks />
      <div className="flex flex-wrap items-start gap-4">
        <div className="min-w-[min(100%,480px)] flex-1">
          <Slices life={data} onOpen={onOpen} />
        </div>
        <div className="w-[360px] max-w-full">
          <MailboxCard />
        </div>
      </div>
    </div>
  )
}

function Notices({ life, onOpen }: { life: PortalLife } & SectionProps) {
  const { t, i18n } = useLingui()
  if (life.notices.length === 0) {
    return (
      <Note tone="green" icon={<CircleCheck size={18} strokeWidth={1.75} />}>
        <Trans>Всё в порядке: приложение связано с порталом, вмешательство не нужно.</Trans>
      </Note>
    )
  }
  return (
    <ul className="flex flex-col gap-2" aria-label={t`Нужно внимание администратора`}>
      {life.notices.map((notice) => (
        <li key={notice.code}>
          <Note
            tone="amber"
            icon={<TriangleAlert size={18} strokeWidth={1.75} />}
            action={
              <Button size="sm" onPress={() => onOpen('health')}>
                <Trans>Открыть «Состояние»</Trans>
              </Button>
            }
          >
            {lifeWords(i18n, notice)}
          </Note>
        </li>
      ))}
    </ul>
  )
}

function Slices({ life, onOpen }: { life: PortalLife } & SectionProps) {
  const { t } = useLingui()
  const words = useSliceWords()
  return (
    <Card
      title={t`Возможности`}
      aside={
        <Button look="flat" size="sm" onPress={() => onOpen('settings')}>
          <Trans>Настроить</Trans>
        </Button>
      }
    >
      <ul>
        {life.slices.map(({ name, title, summary, state }) => (
          <CheckRow key={name} showWord title={title} {...words(state)}>
            {summary}
          </CheckRow>
        ))}
      </ul>
    </Card>
  )
}
