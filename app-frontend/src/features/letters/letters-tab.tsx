import { Trans, useLingui } from '@lingui/react/macro'
import { type LetterOutcome } from '@poryadok/app-backend/intake/contract'
import { Inbox } from 'lucide-react'
import { useState } from 'react'
import { useNow } from '../../lib/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PresetBar } from '../../ui/preset-bar.tsx'
import { StateCard } from '../../ui/state-card.tsx'
import { LetterRowView } from './letter-row.tsx'
import { outcomeWords } from './outcome-words.ts'
import { useLetters } from './use-letters.ts'

const outcomes = Object.keys(outcomeWords) as LetterOutcome[]
const alarming: ReadonlySet<string> = new Set(['quarantined', 'refused'])

/** The journal: every letter that came, what became of it and why. */
export function LettersTab() {
  const { t, i18n } = useLingui()
  const now = useNow()
  const [chosen, setChosen] = useState<LetterOutcome | 'all'>('all')
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useLetters(
    chosen === 'all' ? null : chosen,
  )
  const counts = data?.pages[0]?.counts
  const letters = data?.pages.flatMap((page) => page.letters) ?? []
  const presets = [
    {
      id: 'all' as const,
      label: t`Все`,
      count: counts ? Object.values(counts).reduce((sum, one) => sum + one, 0) : null,
    },
    ...outcomes.map((id) => ({
      id,
      label: i18n._(outcomeWords[id].tab),
      count: counts ? counts[id] : null,
      alarming: alarming.has(id),
    })),
  ]
  return (
    <section aria-label={t`Журнал писем`} className="rounded-lg bg-white shadow-card">
      <div className="border-b border-line px-3 py-2">
        <PresetBar label={t`Что стало с письмом`} presets={presets} selected={chosen} onSelect={setChosen} />
      </div>
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
      {data && letters.length === 0 && (
        <StateCard
          tone="blue"
          icon={<Inbox size={22} strokeWidth={1.75} />}
          title={chosen === 'all' ? t`Писем ещё не было` : t`Таких писем нет`}
        >
          {chosen === 'all'
            ? t`Первое появится здесь через несколько секунд после того, как придёт на подключённый ящик.`
            : t`Письма с другим исходом видны в соседних отборах.`}
        </StateCard>
      )}
      <ul>
        {letters.map((letter) => (
          <LetterRowView key={letter.id} letter={letter} now={now} />
        ))}
      </ul>
      {hasNextPage && (
        <div className="grid place-items-center border-t border-line p-3">
          <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            <Trans>Показать более ранние</Trans>
          </Button>
        </div>
      )}
    </section>
  )
}
