import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { SearchPage } from '@poryadok/app-backend/letter-search/contract'
import { useState } from 'react'
import { useDebounced } from '../../lib/use-debounced.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { FoundLetterView } from './found-letter.tsx'
import { FoundSentView } from './found-sent.tsx'
import { shortest, useLetterSearch } from './use-letter-search.ts'

/** Search over the letters of all requests that this person may read in the portal. */
export default function LetterSearchSection() {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const text = useDebounced(typed.trim(), 350)
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useLetterSearch(text)
  const asked = text.length >= shortest
  const letters = asked ? (data?.pages.flatMap((page) => page.letters) ?? []) : []
  const first = data?.pages[0]
  const sent = asked ? (first?.sent ?? []) : []
  return (
    <section aria-label={t`Поиск по письмам`} className="rounded-lg bg-white shadow-card">
      <div className="border-b border-line px-4 py-3">
        <SearchField
          label={t`Поиск по письмам`}
          placeholder={t`слова, «фраза целиком», номер, адрес, имя файла`}
          clearLabel={t`Очистить поиск`}
          value={typed}
          onChange={setTyped}
        />
        {asked && first && <Found page={first} />}
      </div>
      {asked && !data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
      {!asked && (
        <EmptyState title={t`Что ищем`}>
          {t`Найдутся письма клиентов и ответы им во всех запросах, которые вам видны на портале: по теме, тексту, людям и вложениям.`}
        </EmptyState>
      )}
      {asked && data && letters.length === 0 && sent.length === 0 && (
        <EmptyState title={t`Ничего не нашлось`}>
          {t`Попробуйте другое слово, часть номера или адрес. Письма запросов, которые вам не видны, не показываются.`}
        </EmptyState>
      )}
      {letters.length > 0 && sent.length > 0 && <Heading>{t`Полученные письма`}</Heading>}
      <ul>
        {letters.map((letter) => (
          <FoundLetterView key={letter.id} letter={letter} />
        ))}
      </ul>
      {asked && hasNextPage && (
        <div className="grid place-items-center border-t border-line p-3">
          <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            {t`Показать более ранние`}
          </Button>
        </div>
      )}
      {sent.length > 0 && first && (
        <>
          <Heading>{t`Отправленные письма`}</Heading>
          <ul>
            {sent.map((letter) => (
              <FoundSentView key={letter.id} letter={letter} />
            ))}
          </ul>
          {first.totalSent > sent.length && (
            <p className="border-t border-line px-4 py-2.5 text-13 text-ink-2">
              {t`Показаны последние ${sent.length} из ${first.totalSent}: добавьте слово, чтобы найти точнее.`}
            </p>
          )}
        </>
      )}
    </section>
  )
}

const Heading = ({ children }: { children: string }) => (
  <h3 className="border-t border-line bg-surface-3 px-4 py-1.5 text-12 font-medium text-ink-2">{children}</h3>
)

function Found({ page: { total, requests, cut } }: { page: SearchPage }) {
  const { t } = useLingui()
  if (total === 0) return null
  const letters = plural(total, { one: '# письмо', few: '# письма', many: '# писем', other: '# письма' })
  const places = plural(requests, { one: '# запросе', few: '# запросах', many: '# запросах', other: '# запроса' })
  return (
    <p role="status" className="mt-2 text-13 text-ink-2">
      {t`${letters} в ${places}.`} {cut && t`Показана только новая часть: добавьте слово, чтобы найти точнее.`}
    </p>
  )
}
