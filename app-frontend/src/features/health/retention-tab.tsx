import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { RetentionView } from '@poryadok/app-backend/operations/contract'
import { useQuery } from '@tanstack/react-query'
import { SlidersHorizontal } from 'lucide-react'
import { useNow } from '../../lib/use-now.ts'
import { useServices } from '../../lib/services.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Moment } from '../../ui/moment.tsx'

/** onTerms leads to the terms; null for who may not change them. */
interface RetentionTabProps {
  onTerms: (() => void) | null
}

const head = 'h-9 px-2.5 text-12h font-normal text-ink-3'
const cell = 'h-9 border-t border-line px-2.5'

/** How long each kind of data is kept, what the last night removed of it, and when the next one comes. */
export function RetentionTab({ onTerms }: RetentionTabProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const { data, error, refetch } = useQuery({
    queryKey: ['retention'],
    queryFn: () => api.get<RetentionView>('/api/operations/retention'),
  })
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return (
    <Card
      title={t`Хранение данных`}
      aside={
        onTerms && (
          <Button size="sm" icon={<SlidersHorizontal size={15} aria-hidden="true" />} onPress={onTerms}>
            <Trans>Изменить сроки</Trans>
          </Button>
        )
      }
    >
      <Runs view={data} />
      <Kinds kinds={data.kinds} />
    </Card>
  )
}

function Runs({ view: { kinds, lastRunAt, nextRunAt } }: { view: RetentionView }) {
  const words = useWording()
  const now = useNow()
  const removed = kinds.reduce((sum, { removedLast }) => sum + (removedLast ?? 0), 0)
  return (
    <div className="flex flex-col gap-1 px-4 py-3.5 text-13 text-ink-2">
      <p>
        {lastRunAt === null ? (
          <Trans>Старые данные ещё не удаляли: первая очистка впереди.</Trans>
        ) : (
          <>
            <Trans>
              Последняя очистка: <Moment at={lastRunAt} />.
            </Trans>{' '}
            {removed === 0 ? (
              <Trans>Удалять было нечего.</Trans>
            ) : (
              <Trans>Удалено записей: {words.count(removed)}.</Trans>
            )}
          </>
        )}
      </p>
      {nextRunAt === null ? (
        <p className="text-red-ink">
          <Trans>Следующая очистка не назначена: работа остановлена. Запустите её на вкладке «Очередь работ».</Trans>
        </p>
      ) : (
        <p>
          {Date.parse(nextRunAt) < now.getTime() ? (
            <Trans>Следующая очистка вот-вот начнётся.</Trans>
          ) : (
            <Trans>
              Следующая очистка: <Moment at={nextRunAt} as="exact" />.
            </Trans>
          )}
        </p>
      )}
    </div>
  )
}

function Kinds({ kinds }: Pick<RetentionView, 'kinds'>) {
  const { t } = useLingui()
  const words = useWording()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by the keyboard
    <div role="group" aria-label={t`Хранение данных`} tabIndex={0} className="overflow-x-auto outline-offset-[-2px]">
      <table className="w-full min-w-[560px] border-separate border-spacing-0 text-13h">
        <thead>
          <tr className="text-right">
            <th scope="col" className={`${head} border-t border-line pl-4 text-left`}>{t`Что хранится`}</th>
            <th scope="col" className={`${head} border-t border-line text-left`}>{t`Срок хранения`}</th>
            <th scope="col" className={`${head} border-t border-line`}>{t`Записей сейчас`}</th>
            <th scope="col" className={`${head} border-t border-line pr-4`}>{t`Удалено в последний раз`}</th>
          </tr>
        </thead>
        <tbody className="text-right">
          {kinds.map(({ kind, title, days, rows, removedLast }) => (
            <tr key={kind}>
              <th scope="row" className={`${cell} pl-4 text-left font-normal`}>
                {title}
              </th>
              <td className={`${cell} text-left`}>
                {days === null ? (
                  <Trans>пока приложение установлено</Trans>
                ) : (
                  <Plural value={days} one="# день" few="# дня" many="# дней" other="# дня" />
                )}
              </td>
              <td className={cell}>{words.count(rows)}</td>
              <td className={`${cell} pr-4`}>{removedLast === null ? '—' : words.count(removedLast)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
