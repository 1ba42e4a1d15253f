import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { CategoryRules, DictionaryLine, WordsToLearnView } from '@poryadok/app-backend/categorization/contract'
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { useServices } from '../../../lib/services.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckboxField } from '../../../ui/checkbox-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'

type Word = WordsToLearnView['words'][number]

interface WordsToLearnProps {
  rules: CategoryRules
  nameOf: (categoryId: string) => string
  /** Lines without numbers, to be put on top of the dictionary. */
  onAdd: (lines: Omit<DictionaryLine, 'id'>[]) => void
  onClose: () => void
}

const keyOf = ({ phrase, categoryId }: Word): string => `${categoryId} ${phrase}`

/** Words that would bring the dictionary nearer to what people decided, with what each gains and costs. */
export function WordsToLearn({ rules, nameOf, onAdd, onClose }: WordsToLearnProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const { data, error, refetch } = useQuery({
    queryKey: ['categories', 'words-to-learn', rules],
    queryFn: () => api.post<WordsToLearnView>('/api/categories/words-to-learn', { rules }),
    staleTime: 60_000,
    retry: false,
  })
  const chosen = (data?.words ?? []).filter((word) => !left.has(keyOf(word)))
  const taken = chosen.length
  const toggle = (word: Word, on: boolean): void =>
    setLeft((before) => new Set(on ? [...before].filter((key) => key !== keyOf(word)) : [...before, keyOf(word)]))
  const take = (): void => {
    onAdd(chosen.map((word) => lineOf(word, t`из решений людей`)))
    onClose()
  }
  return (
    <Dialog
      size="md"
      title={t`Чему научат решения людей`}
      closeLabel={t`Закрыть`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Оставить как есть</Trans>
          </Button>
          {taken > 0 && (
            <Button look="main" icon={<Check size={15} aria-hidden="true" />} onPress={take}>
              <Plural
                value={taken}
                one="Взять # слово в черновик"
                few="Взять # слова в черновик"
                many="Взять # слов в черновик"
                other="Взять # слова в черновик"
              />
            </Button>
          )}
        </>
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState progress={t`читаем последние письма`} />
      ) : (
        <>
          <Compared texts={data.texts} agreed={data.agreed} />
          {data.words.length === 0 ? (
            <Nothing compared={data.texts} />
          ) : (
            <ul className="divide-y divide-line border-y border-line">
              {data.words.map((word) => (
                <WordRow
                  key={keyOf(word)}
                  word={word}
                  category={nameOf(word.categoryId)}
                  on={!left.has(keyOf(word))}
                  onToggle={(on) => toggle(word, on)}
                />
              ))}
            </ul>
          )}
        </>
      )}
    </Dialog>
  )
}

const Compared = ({ texts, agreed }: Pick<WordsToLearnView, 'texts' | 'agreed'>) => (
  <p className="pb-2 text-13 text-ink-2">
    <Trans>
      Сравнили последние письма, у запросов которых есть категория: {texts}. Словарь решает так же, как люди, в {agreed}{' '}
      из них.
    </Trans>
  </p>
)

const lineOf = ({ phrase, categoryId, weight }: Word, note: string): Omit<DictionaryLine, 'id'> => ({
  phrase,
  categoryId,
  weight,
  matching: { kind: 'forms' },
  field: 'anywhere',
  note,
  on: true,
})

function Nothing({ compared }: { compared: number }) {
  const { t } = useLingui()
  return compared === 0 ? (
    <EmptyState title={t`Пока учиться не на чем`}>
      <Trans>Слова найдутся, когда у запросов из писем появятся категории: их ставят правила и люди.</Trans>
    </EmptyState>
  ) : (
    <EmptyState tone="green" title={t`Новых слов нет`}>
      <Trans>Нет слова, которое исправило бы хотя бы два письма и не испортило другие.</Trans>
    </EmptyState>
  )
}

interface WordRowProps {
  word: Word
  category: string
  on: boolean
  onToggle: (on: boolean) => void
}

function WordRow({ word: { phrase, weight, gained, lost }, category, on, onToggle }: WordRowProps) {
  const { t } = useLingui()
  return (
    <li className="flex items-center gap-3 py-2">
      <CheckboxField hidden label={t`Взять слово ${phrase}`} value={on} onChange={onToggle} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-14">{t`«${phrase}»`}</p>
        <p className="truncate text-12 text-ink-3">{t`${category} · вес ${weight}`}</p>
      </div>
      <p className="text-right text-13 tabular-nums">
        <span className="text-green-ink">
          <Plural
            value={gained}
            one="исправит # письмо"
            few="исправит # письма"
            many="исправит # писем"
            other="исправит # письма"
          />
        </span>
        {lost > 0 && (
          <span className="block text-red-ink">
            <Plural
              value={lost}
              one="испортит # письмо"
              few="испортит # письма"
              many="испортит # писем"
              other="испортит # письма"
            />
          </span>
        )}
      </p>
    </li>
  )
}
