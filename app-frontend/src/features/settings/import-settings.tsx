import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { AllSettings, FileApplied, FilePreview } from '@poryadok/app-backend/settings/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DiffView } from '../../ui/diff-view.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useValueWords } from './use-value-words.ts'

/** Text that is no JSON goes to the server as it is: it has the words for what is wrong with it. */
async function contentOf(file: File): Promise<unknown> {
  const text = await file.text()
  try {
    return JSON.parse(text)
  } catch {
    return text.slice(0, 100)
  }
}

/** A file of settings: first what it would change, then all of it at once. */
export function ImportSettings({ all, onClose }: { all: AllSettings; onClose: () => void }) {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const errorWords = useErrorWords()
  const preview = useMutation({
    mutationFn: async (chosen: File) => {
      const file = await contentOf(chosen)
      return { file, ...(await api.post<FilePreview>('/api/settings-file/preview', { file })) }
    },
  })
  const apply = useMutation({
    mutationFn: (seen: { file: unknown; basis: string }) =>
      api.post<FileApplied>('/api/settings-file', { file: seen.file, basis: seen.basis }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['settings'] })
      void cache.invalidateQueries({ queryKey: ['settings-history'] })
      onClose()
    },
  })
  const seen = preview.data
  const count = seen?.changes.length ?? 0
  const fault = preview.error ?? apply.error
  const words = fault && errorWords(fault)
  return (
    <Dialog
      size="md"
      title={t`Загрузить настройки из файла`}
      closeLabel={t`Закрыть`}
      busy={apply.isPending}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={apply.isPending}>
            <Trans>Оставить как есть</Trans>
          </Button>
          {seen && count > 0 && (
            <Button
              look="main"
              isPending={apply.isPending}
              icon={apply.isPending && <Spinner />}
              onPress={() => apply.mutate(seen)}
            >
              {t`Применить ${plural(count, { one: '# изменение', few: '# изменения', many: '# изменений', other: '# изменения' })}`}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <FileDrop
          label={t`Файл настроек`}
          help={t`JSON, который сохранила кнопка «Выгрузить». Сначала покажем разницу, до вашего согласия ничего не изменится.`}
          accept={['.json', 'application/json']}
          onFiles={([file]) => file && preview.mutate(file, { onSuccess: () => apply.reset() })}
        />
        {words && (
          <Note urgent tone="red" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
            {words.title} {words.text}
          </Note>
        )}
        {seen && <Difference preview={seen} all={all} />}
      </div>
    </Dialog>
  )
}

function Difference({ preview, all }: { preview: FilePreview; all: AllSettings }) {
  const { t } = useLingui()
  const words = useValueWords(all.people)
  const ignored = preview.ignored.join(', ')
  const rows = preview.changes.map((change) => {
    const field = all.slices.find(({ name }) => name === change.slice)?.fields.find(({ key }) => key === change.key)
    return {
      label: `${change.sliceTitle}: ${change.title}`,
      before: words(field, change.before),
      after: words(field, change.after),
    }
  })
  return (
    <>
      {rows.length > 0 ? (
        <DiffView label={t`Что изменит файл`} rows={rows} />
      ) : (
        <p role="status" className="text-14">
          <Trans>Файл совпадает с тем, что есть: менять нечего.</Trans>
        </p>
      )}
      {preview.ignored.length > 0 && (
        <p className="text-13 text-ink-2">
          <Trans>
            Пропустим, здесь этого нет: <span className="font-mono">{ignored}</span>
          </Trans>
        </p>
      )}
    </>
  )
}
