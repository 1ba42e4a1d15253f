import { Trans, useLingui } from '@lingui/react/macro'
import { Search, UserRoundCheck } from 'lucide-react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useServices } from '../../lib/services.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { LongTasks } from '../long-work/long-tasks.tsx'
import { ProposalTable } from './proposal-table.tsx'
import { type ProposalKind, useProposals } from './use-proposals.ts'

const scanKind = 'former-contacts.proposals'

/** Contacts without a company with the one they may belong to, or those who have probably left: nothing changes until a person says so. */
export function Proposals({ kind }: { kind: ProposalKind }) {
  const { t } = useLingui()
  const { user } = useServices()
  const words = useErrorWords()
  const { list, decide, scan, again } = useProposals(kind)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  const isAdmin = user()?.isAdmin === true
  const failed = decide.error ?? scan.error
  const fault = failed ? words(failed) : null
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2.5 text-12h text-ink-2">
        <p className="min-w-[260px] flex-1">
          {kind === 'company' ? (
            <Trans>
              Контакты без компании и компании, с которыми у них общий домен почты, телефон или ИНН. Связь появится,
              когда вы её подтвердите.
            </Trans>
          ) : (
            <Trans>
              Контакты, чьи адреса больше не принимают писем или которые молчат, хотя их компания на связи. Отметка «Не
              работает» появится, когда вы её подтвердите.
            </Trans>
          )}
        </p>
        {isAdmin && (
          <Button
            size="sm"
            icon={<Search size={15} aria-hidden="true" />}
            isPending={scan.isPending}
            onPress={() => scan.mutate()}
          >
            {t`Найти заново`}
          </Button>
        )}
        {fault && (
          <p role="alert" className="w-full text-red-text">
            {fault.title} {fault.text}
          </p>
        )}
      </div>
      {isAdmin && <LongTasks kind={scanKind} passing onEnded={again} />}
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
      {data && rows.length === 0 && (
        <EmptyState title={t`Предложений нет`} icon={<UserRoundCheck size={22} strokeWidth={1.75} />}>
          {isAdmin
            ? t`Последний поиск ничего такого не нашёл, или его ещё не было. «Найти заново» просмотрит контакты и компании портала.`
            : t`Их ищет администратор портала; здесь видны те, что касаются доступных вам контактов.`}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <ProposalTable
            kind={kind}
            rows={rows}
            isBusy={decide.isPending}
            onDecide={(id, accept) => decide.mutate({ id, accept })}
          />
          <ListFoot
            shown={t`Показано: ${rows.length}`}
            more={
              hasNextPage
                ? { label: t`Показать ещё`, busy: isFetchingNextPage, onMore: () => void fetchNextPage() }
                : null
            }
          />
        </>
      )}
    </>
  )
}
