import { useLingui } from '@lingui/react/macro'
import type { StatusChangeView, StatusOfCompany } from '@poryadok/app-backend/company-status/contract'
import { ArrowRight, CircleCheck, Clock, Flag, Undo2 } from 'lucide-react'
import { Avatar } from '../../ui/avatar.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Counter } from '../../ui/counter.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Moment } from '../../ui/moment.tsx'
import { reasonWords } from '../why/sentences.ts'
import { StatusName } from './status-mark.tsx'
import { useSourceWords } from './use-source-words.ts'

/** Every change of the status: who, from what to what, why, where, and what became of it. */
export function StatusHistory({ company: { history, statuses } }: { company: StatusOfCompany }) {
  const { t } = useLingui()
  const head = 'border-b border-line px-3 py-2 text-left text-12h font-normal whitespace-nowrap text-ink-3 first:pl-4'
  return (
    <Card title={t`История статуса`} aside={history.length > 0 && <Counter tone="grey">{history.length}</Counter>}>
      {history.length === 0 ? (
        <EmptyState title={t`Статус ещё не меняли`}>{t`Здесь будет видно, кто, когда и почему его сменил.`}</EmptyState>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by the keyboard
        <div
          role="group"
          aria-label={t`История статуса`}
          tabIndex={0}
          className="overflow-x-auto outline-offset-[-2px]"
        >
          <table className="w-full border-separate border-spacing-0 text-13h">
            <thead>
              <tr>
                {[t`Когда`, t`Кто`, t`Что`, t`Почему`].map((title) => (
                  <th key={title} scope="col" className={head}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {history.map((change) => (
                <HistoryRow key={change.id} change={change} statuses={statuses} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}

function HistoryRow({ change, statuses }: { change: StatusChangeView; statuses: StatusOfCompany['statuses'] }) {
  const { t, i18n } = useLingui()
  const sourceWords = useSourceWords()
  const { at, by, from, to, comment, source, outcome, because } = change
  const cell = `border-b border-line px-3 py-2 align-top first:pl-4 ${outcome === 'reverted' ? 'bg-red-row' : ''}`
  const told = outcome === 'accepted' ? '' : because.map((one) => reasonWords(i18n, one).text).join(' ')
  return (
    <tr>
      <td className={`${cell} whitespace-nowrap`}>
        <Moment at={at} />
      </td>
      <td className={cell}>
        <span className="inline-flex items-center gap-2 whitespace-nowrap">
          {by && <Avatar name={by} size="sm" />}
          {by ?? t`Порядок`}
        </span>
        <span className="block text-12h text-ink-3">{sourceWords[source]}</span>
      </td>
      <td className={cell}>
        <span className="inline-flex flex-wrap items-center gap-x-1.5">
          <StatusName status={from} statuses={statuses} />
          <ArrowRight size={13} strokeWidth={1.75} aria-label={t`сменён на`} className="text-ink-3" />
          <StatusName status={to} statuses={statuses} />
        </span>
        <span className="mt-1 block">
          <Outcome outcome={outcome} />
        </span>
      </td>
      <td className={`${cell} min-w-40 text-ink-2`}>{[comment, told].filter(Boolean).join(' ')}</td>
    </tr>
  )
}

const icon = { size: 13, strokeWidth: 1.75, 'aria-hidden': true } as const

function Outcome({ outcome }: { outcome: StatusChangeView['outcome'] }) {
  const { t } = useLingui()
  if (outcome === 'accepted') return <Chip tone="green" icon={<CircleCheck {...icon} />}>{t`Принято`}</Chip>
  if (outcome === 'reverted') return <Chip tone="red" icon={<Undo2 {...icon} />}>{t`Возвращено`}</Chip>
  if (outcome === 'flagged') return <Chip tone="amber" icon={<Flag {...icon} />}>{t`Отмечено`}</Chip>
  return <Chip icon={<Clock {...icon} />}>{t`Проверяем`}</Chip>
}
