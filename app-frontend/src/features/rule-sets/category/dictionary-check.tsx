import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { CategoryRules, DictionaryLine, DictionaryUse } from '@poryadok/app-backend/categorization/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useServices } from '../../../lib/services.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { Segmented } from '../../../ui/segmented.tsx'

interface DictionaryCheckProps {
  rules: CategoryRules
  /** Lines whose words stand in another line too. */
  twins: readonly number[]
  nameOf: (categoryId: string) => string
  /** Marks these lines in the dictionary, to be changed together. */
  onMark: (ids: number[]) => void
  onClose: () => void
}

const periods = ['30', '90', '365'] as const
type Period = (typeof periods)[number]
type Use = DictionaryUse['lines'][number]

/** Words that were never found, are always outweighed, or are wrong more often than right. */
export function DictionaryCheck({ rules, twins, nameOf, onMark, onClose }: DictionaryCheckProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const [days, setDays] = useState<Period>('90')
  const { data, error, refetch } = useQuery({
    queryKey: ['categories', 'dictionary-use', days, rules],
    queryFn: () => api.post<DictionaryUse>('/api/categories/dictionary-use', { rules, days: Number(days) }),
    staleTime: 60_000,
    retry: false,
  })
  return (
    <Dialog
      size="lg"
      title={t`Проверка словаря`}
      closeLabel={t`Закрыть`}
      onClose={onClose}
      footer={
        <Button onPress={onClose}>
          <Trans>Закрыть</Trans>
        </Button>
      }
    >
      <div className="mb-3">
        <Segmented
          label={t`За сколько дней`}
          segments={periods.map((id) => ({ id, label: t`${id} дней` }))}
          value={days}
          onChange={setDays}
        />
      </div>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Findings use={data} lines={rules.lines} twins={twins} nameOf={nameOf} onMark={onMark} />
      ) : (
        <LoadingState progress={t`читаем последние письма`} />
      )}
    </Dialog>
  )
}

interface FindingsProps {
  use: DictionaryUse
  lines: readonly DictionaryLine[]
  twins: readonly number[]
  nameOf: (categoryId: string) => string
  onMark: (ids: number[]) => void
}

function Findings({ use, lines, twins, nameOf, onMark }: FindingsProps) {
  const { t } = useLingui()
  if (use.texts === 0)
    return (
      <EmptyState title={t`Писем за это время нет`}>
        <Trans>Слова проверяются на письмах, которые открыли запросы.</Trans>
      </EmptyState>
    )
  const groups = [
    { title: t`Повторяются в словаре`, of: use.lines.filter(({ id }) => twins.includes(id)) },
    { title: t`Ни разу не нашлись`, of: use.lines.filter(({ found }) => found === 0) },
    { title: t`Всегда перевешены другими`, of: use.lines.filter(({ found, won }) => found > 0 && won === 0) },
    {
      title: t`Ошибаются чаще, чем верны`,
      of: use.lines.filter(({ won, right, wrong }) => won > 0 && wrong > right),
    },
  ].filter(({ of }) => of.length > 0)
  const { texts, since } = use
  return (
    <>
      <p className="mb-3 text-13 text-ink-2">
        <Trans>
          Проверено писем: {texts}, самое раннее <Moment at={since ?? ''} />. Верность считается по категориям, которые
          сейчас у запросов.
        </Trans>
      </p>
      {groups.length === 0 && (
        <EmptyState tone="green" title={t`Лишних слов нет`}>
          <Trans>Каждое слово находилось и решало.</Trans>
        </EmptyState>
      )}
      {groups.map(({ title, of }) => (
        <Finding key={title} title={title} of={of} lines={lines} nameOf={nameOf} onMark={onMark} />
      ))}
    </>
  )
}

const shown = 50

function Finding({
  title,
  of,
  lines,
  nameOf,
  onMark,
}: { title: string; of: readonly Use[] } & Omit<FindingsProps, 'use' | 'twins'>) {
  const { t } = useLingui()
  const rest = of.length - shown
  return (
    <section aria-label={title} className="mb-4">
      <div className="mb-1 flex items-center gap-3">
        <h3 className="flex-1 text-14 font-semibold">
          {title} <span className="font-normal text-ink-3">{of.length}</span>
        </h3>
        <Button size="sm" onPress={() => onMark(of.map(({ id }) => id))}>
          <Trans>Отметить в словаре</Trans>
        </Button>
      </div>
      <ul className="divide-y divide-line border-y border-line">
        {of.slice(0, shown).map(({ id, found, right, wrong }) => {
          const line = lines.find((one) => one.id === id)
          const phrase = line?.phrase ?? ''
          const letters = plural(found, { one: '# письмо', few: '# письма', many: '# писем', other: '# письма' })
          return (
            <li key={id} className="flex items-baseline gap-3 py-1.5 text-13">
              <span className="min-w-0 flex-1 truncate">
                {t`«${phrase}»`}{' '}
                <span className="text-12 text-ink-3">{`${nameOf(line?.categoryId ?? '')} · ${line?.weight ?? 0}`}</span>
              </span>
              {found > 0 && (
                <span className="shrink-0 text-12 text-ink-3">{t`${letters}: верно ${right}, мимо ${wrong}`}</span>
              )}
            </li>
          )
        })}
      </ul>
      {rest > 0 && <p className="mt-1 text-12 text-ink-3">{t`и ещё ${rest}`}</p>}
    </section>
  )
}
