import { useLingui } from '@lingui/react/macro'
import { ContactRound } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useFocusKept } from '../../ui/use-focus-kept.ts'
import { CardRules } from './card-rules.tsx'
import { ImportCard } from './import-card.tsx'
import { QueueCardView } from './queue-card.tsx'
import { useCardQueue, useImports } from './use-cards.ts'

/** Visiting cards: letters with what became of each card, those that wait for a person, and the rules. */
export default function CardsSection() {
  const { t } = useLingui()
  const imports = useImports()
  const doubtful = imports.data?.pages[0]?.doubtful ?? 0
  return (
    <Tabs
      inner
      label={t`Визитки`}
      tabs={[
        { id: 'imports', label: t`Письма с визитками`, content: () => <Imports /> },
        { id: 'queue', label: t`Ждут решения`, count: doubtful, alarming: true, content: () => <Queue /> },
        { id: 'rules', label: t`Проверка и объединение`, content: () => <CardRules /> },
      ]}
    />
  )
}

function Imports() {
  const { t } = useLingui()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useImports()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  const rows = data.pages.flatMap(({ imports }) => imports)
  if (rows.length === 0)
    return (
      <div className="rounded-lg bg-white shadow-card">
        <EmptyState icon={<ContactRound size={22} strokeWidth={1.75} />} title={t`Визиток ещё не было`}>
          {t`Подключите ящик с назначением «Визитки» и перешлите на него письмо с файлом .vcf: через несколько секунд контакты появятся в CRM.`}
        </EmptyState>
      </div>
    )
  return (
    <div className="flex flex-col gap-4">
      {rows.map((row) => (
        <ImportCard key={row.id} row={row} mayUndo={data.pages[0]?.mayUndo ?? false} />
      ))}
      {hasNextPage && (
        <div className="grid place-items-center">
          <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            {t`Показать более ранние`}
          </Button>
        </div>
      )}
    </div>
  )
}

function Queue() {
  const { t } = useLingui()
  const { data, error, refetch } = useCardQueue()
  const list = useFocusKept<HTMLDivElement>(data?.cards.length)
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return (
    <div ref={list} tabIndex={-1} className="flex flex-col gap-4 outline-none">
      {data.cards.length === 0 ? (
        <div className="rounded-lg bg-white shadow-card">
          <EmptyState tone="green" title={t`Решать нечего`}>
            {t`Сюда попадают визитки людей, которые, возможно, уже есть в CRM: тёзки с общим телефоном, несколько компаний с одним названием.`}
          </EmptyState>
        </div>
      ) : (
        data.cards.map((card) => <QueueCardView key={card.id} card={card} />)
      )}
    </div>
  )
}
