import { Trans, useLingui } from '@lingui/react/macro'
import type { CardChange, CenterCard } from '@poryadok/app-backend/contact-center/card/contract'
import { FilePen, Headset, Plus } from 'lucide-react'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Moment } from '../../ui/moment.tsx'
import { TimelineItem } from '../../ui/timeline-item.tsx'
import { ChangedFields } from './changed-fields.tsx'
import { useOperationWords } from './use-operation-words.ts'

const icon = { size: 15, strokeWidth: 1.75 } as const

/** Each step of the contact centre at this record, the newest first: who, where from, what stood there and what stands there since. */
export function CardChanges({ card: { changes, more } }: { card: CenterCard }) {
  const { t } = useLingui()
  return (
    <Card title={t`Что сделал контакт-центр`}>
      {changes.length === 0 ? (
        <EmptyState icon={<Headset size={22} strokeWidth={1.75} />} title={t`Контакт-центр эту карточку не менял`}>
          {t`Здесь будет видно, кто, когда и что в ней записал.`}
        </EmptyState>
      ) : (
        <ol className="p-4">
          {changes.map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </ol>
      )}
      {more && (
        <p className="border-t border-line px-4 py-3 text-12 text-ink-3">
          <Trans>Более ранние изменения есть в журнале вызовов.</Trans>
        </p>
      )}
    </Card>
  )
}

function Change({ change }: { change: CardChange }) {
  const { t } = useLingui()
  const operations = useOperationWords()
  const { at, operation, client, operator, channel, before } = change
  const channels: Record<string, string> = { site: t`с сайта`, email: t`по почте`, phone: t`по телефону` }
  const who = [operator === '' ? client : t`оператор ${operator}`, channels[channel] ?? channel].filter(Boolean)
  const isNew = Object.keys(before).length === 0
  return (
    <TimelineItem
      tone={isNew ? 'green' : 'blue'}
      icon={isNew ? <Plus {...icon} /> : <FilePen {...icon} />}
      title={operations(operation)}
      when={<Moment at={at} />}
      who={who.join(' · ')}
    >
      <ChangedFields {...change} />
    </TimelineItem>
  )
}
