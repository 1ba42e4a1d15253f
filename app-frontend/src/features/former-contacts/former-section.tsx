import { Trans, useLingui } from '@lingui/react/macro'
import type { FormerView } from '@poryadok/app-backend/former-contacts/contract'
import { UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { FormerDialog } from './former-dialog.tsx'
import { FormerTable } from './former-table.tsx'
import { NoFields } from './no-fields.tsx'
import { Proposals } from './proposals.tsx'
import { type Shown, useFormerContacts } from './use-former-contacts.ts'
import type { ProposalKind } from './use-proposals.ts'

/** «Бывшие контакты»: who no longer works where, what waits for them, and who takes it over. */
export default function FormerSection() {
  const { t } = useLingui()
  const [show, setShow] = useState<Shown | ProposalKind>('away')
  return (
    <section aria-label={t`Бывшие контакты`} className="rounded-lg bg-white shadow-card">
      <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2.5">
        <Segmented
          label={t`Кого показать`}
          segments={[
            { id: 'away', label: t`Не работают` },
            { id: 'returned', label: t`Вернулись` },
            { id: 'leaver', label: t`Вероятно ушли` },
            { id: 'company', label: t`Без компании` },
          ]}
          value={show}
          onChange={setShow}
        />
      </div>
      {show === 'away' || show === 'returned' ? <FormerList show={show} /> : <Proposals key={show} kind={show} />}
    </section>
  )
}

function FormerList({ show }: { show: Shown }) {
  const { t } = useLingui()
  const [open, setOpen] = useState<FormerView | null>(null)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useFormerContacts(show)
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  if (data?.pages[0]?.ready === false) return <NoFields />
  return (
    <>
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
      {data && rows.length === 0 && (
        <EmptyState
          title={show === 'away' ? t`Все контакты на месте` : t`Никто ещё не вернулся`}
          icon={<UserRoundX size={22} strokeWidth={1.75} />}
        >
          {show === 'away' ? (
            <Trans>
              Отметьте контакт «Не работает» в его карточке: его дела останутся видны в компании, сам он перейдёт в поле
              «Уволенные контакты».
            </Trans>
          ) : (
            <Trans>Когда отметку «Не работает» снимают, контакт получает прежние компании обратно.</Trans>
          )}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <FormerTable rows={rows} onOpen={setOpen} />
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
      {open && <FormerDialog former={open} onClose={() => setOpen(null)} />}
    </>
  )
}
