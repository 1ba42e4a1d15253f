import { Trans, useLingui } from '@lingui/react/macro'
import type { PreviewBody } from '@poryadok/app-backend/external-tasks/contract'
import { Eye } from 'lucide-react'
import { useDebounced } from '../../lib/use-debounced.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { ChosenPerformer } from './performer-field.tsx'
import { usePreview } from './use-external-tasks.ts'

interface LetterPreviewProps {
  words: { title: string; description: string; deadline: string | null }
  performer: ChosenPerformer | null
  files: readonly string[]
}

/** The letter as the performer gets it, before anything is sent. */
export function LetterPreview({ words, performer, files }: LetterPreviewProps) {
  const { t } = useLingui()
  const typed = JSON.stringify({ ...words, performer: performer?.name ?? '', files })
  const settled = JSON.parse(useDebounced(typed, 300)) as PreviewBody
  const { data } = usePreview(settled.title === '' ? null : settled)
  return (
    <section aria-label={t`Что увидит исполнитель`} className="min-w-0 rounded-lg bg-surface-3 p-4">
      <div className="sticky top-4">
        <h3 className="mb-2 flex items-center gap-2 text-13 font-semibold">
          <Eye size={16} strokeWidth={1.75} aria-hidden="true" />
          <Trans>Что увидит исполнитель</Trans>
        </h3>
        {words.title === '' ? (
          <p className="text-13 text-ink-2">
            <Trans>Назовите задачу, и письмо появится здесь.</Trans>
          </p>
        ) : data ? (
          <div className="rounded-md bg-white p-4 shadow-card">
            <p className="text-12 text-ink-3">
              <Trans>кому: {performer?.address ?? t`адрес не выбран`}</Trans>
            </p>
            <p className="mt-1 text-14 font-semibold wrap-anywhere">{data.subject}</p>
            <p className="mt-3 text-13h leading-normal wrap-anywhere whitespace-pre-line">{data.text}</p>
          </div>
        ) : (
          <Skeleton className="h-40 w-full" />
        )}
        <p className="mt-3 text-12 text-ink-2">
          <Trans>Уйдёт только то, что видно здесь. Письма клиента не уходят: можно взять из них цитату или файл.</Trans>
        </p>
      </div>
    </section>
  )
}
