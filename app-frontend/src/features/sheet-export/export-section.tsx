import { Trans, useLingui } from '@lingui/react/macro'
import type { ExportState } from '@poryadok/app-backend/sheet-export/contract'
import { CircleAlert, ExternalLink, RefreshCw, Sheet } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { LongTasks } from '../long-work/long-tasks.tsx'
import { ConnectDialog } from './connect-dialog.tsx'
import { FileCard } from './file-card.tsx'
import { SheetList } from './sheet-list.tsx'
import { useSheetAction, useSheets } from './use-sheets.ts'

const passKind = 'sheet-export.pass'

/** «Выгрузка»: contacts, companies and other records in a spreadsheet of Google. */
export default function ExportSection() {
  const { t } = useLingui()
  const { data, error, refetch } = useSheets()
  const [connecting, setConnecting] = useState(false)
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return (
    <div className="flex flex-col gap-4">
      <LongTasks kind={passKind} onEnded={() => void refetch()} />
      {data.book ? (
        <Book state={data} book={data.book} onConnect={() => setConnecting(true)} />
      ) : (
        <Card title={t`Google Таблица`}>
          <EmptyState title={t`Таблица не подключена`}>
            <Trans>
              Контакты и компании появятся в вашей таблице на листах с русскими названиями столбцов. Свои столбцы,
              формулы, фильтры и сортировку можно делать прямо в ней: обновления их не трогают.
            </Trans>
            <div className="mt-4 flex justify-center">
              <Button look="main" onPress={() => setConnecting(true)}>
                <Trans>Подключить таблицу</Trans>
              </Button>
            </div>
          </EmptyState>
        </Card>
      )}
      <FileCard types={data.types} />
      {connecting && <ConnectDialog book={data.book} onClose={() => setConnecting(false)} />}
    </div>
  )
}

interface BookProps {
  state: ExportState
  book: NonNullable<ExportState['book']>
  onConnect: () => void
}

function Book({ state, book, onConnect }: BookProps) {
  const { t } = useLingui()
  const [leaving, setLeaving] = useState(false)
  const act = useSheetAction(() => setLeaving(false))
  const errorWords = useErrorWords()
  const fault = act.error && !leaving ? errorWords(act.error) : null
  return (
    <>
      <Card
        title={t`Google Таблица`}
        aside={
          <span className="flex gap-2">
            <Button size="sm" onPress={onConnect}>
              <Trans>Изменить</Trans>
            </Button>
            <Button size="sm" onPress={() => setLeaving(true)}>
              <Trans>Отключить</Trans>
            </Button>
          </span>
        }
      >
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <Sheet size={20} strokeWidth={1.75} aria-hidden="true" className="text-green-ink" />
          <div className="min-w-0 flex-1">
            <a
              href={book.url}
              target="_blank"
              rel="noreferrer"
              className="inline-flex items-center gap-1 text-14 font-medium text-accent-ink hover:underline"
            >
              {book.title}
              <ExternalLink size={13} aria-label={t`откроется в новой вкладке`} />
            </a>
            <p className="text-12h text-ink-2">
              <Trans>Пишет сервисный аккаунт {book.email}</Trans>
            </p>
          </div>
          {state.sheets.length > 0 && (
            <Button
              size="sm"
              icon={<RefreshCw size={14} aria-hidden="true" />}
              isDisabled={act.isPending}
              onPress={() => act.mutate({ do: 'compare' })}
            >
              <Trans>Сверить сейчас</Trans>
            </Button>
          )}
        </div>
        {(book.fault ?? fault) && (
          <div className="px-4 pb-4">
            <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
              <b className="font-semibold">{book.fault?.title ?? fault?.title}</b> {book.fault?.text ?? fault?.text}
            </Note>
          </div>
        )}
      </Card>
      <SheetList state={state} />
      {leaving && (
        <ConfirmDialog
          title={t`Отключить таблицу?`}
          confirmLabel={t`Отключить`}
          keepLabel={t`Оставить`}
          busy={act.isPending}
          error={act.error}
          onConfirm={() => act.mutate({ do: 'disconnect' })}
          onClose={() => setLeaving(false)}
        >
          <Trans>Сама таблица останется как есть, обновляться она больше не будет. Ключ аккаунта будет удалён.</Trans>
        </ConfirmDialog>
      )}
    </>
  )
}
