import { useLingui } from '@lingui/react/macro'
import type { RedReport } from '@poryadok/app-backend/call-card/contract'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Card } from '../../ui/card.tsx'
import { Counter } from '../../ui/counter.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Moment } from '../../ui/moment.tsx'
import { phoneWords } from '../../lib/phone-words.ts'
import { useRedCalls } from './use-call-card.ts'
import { useRuleWords } from './use-rule-words.ts'

/** Who spoke with whose clients, and why. */
export function RedCallsCard({ days }: { days: number }) {
  const { t } = useLingui()
  const { data, error, refetch } = useRedCalls(days)
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return (
    <Card
      title={t`Звонки чужим клиентам`}
      aside={data.calls.length > 0 && <Counter tone="grey">{data.calls.length}</Counter>}
    >
      {data.calls.length === 0 ? (
        <p className="px-4 py-3 text-13 text-ink-2">{t`За это время красных звонков не было.`}</p>
      ) : (
        <>
          <p className="px-4 pt-3 text-13 text-ink-2">
            {data.people
              .map(({ person, calls, explained }) => t`${person.name}: ${calls}, с причиной ${explained}`)
              .join(' · ')}
          </p>
          <CallTable calls={data.calls} />
        </>
      )}
    </Card>
  )
}

function CallTable({ calls }: Pick<RedReport, 'calls'>) {
  const { t } = useLingui()
  const { directions } = useRuleWords()
  const cell = 'border-b border-line px-4 py-2 text-left align-top'
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by the keyboard
    <div
      role="group"
      aria-label={t`Звонки чужим клиентам`}
      tabIndex={0}
      className="overflow-x-auto outline-offset-[-2px]"
    >
      <table className="w-full border-separate border-spacing-0 text-13h">
        <thead>
          <tr className="text-12h text-ink-3">
            {[t`Когда`, t`Кто`, t`Клиент`, t`Чей`, t`Причина`].map((head) => (
              <th key={head} scope="col" className={`${cell} font-normal`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calls.map(({ id, at, person, title, phone, responsible, direction, comment }) => (
            <tr key={id}>
              <td className={`${cell} whitespace-nowrap`}>
                <Moment at={at} />
              </td>
              <td className={cell}>
                {person.name}
                <span className="block text-12h text-ink-3">{directions[direction]}</span>
              </td>
              <td className={cell}>
                {title}
                <span className="block text-12h text-ink-3 tabular-nums">{phoneWords(phone)}</span>
              </td>
              <td className={cell}>{responsible?.name}</td>
              <td className={cell}>{comment || <span className="text-ink-3">{t`не названа`}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
