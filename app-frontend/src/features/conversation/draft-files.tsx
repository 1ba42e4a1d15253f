import { useLingui } from '@lingui/react/macro'
import type { ConversationLetter, Draft, DraftFile, LetterKey } from '@poryadok/app-backend/correspondence/contract'
import { useMutation } from '@tanstack/react-query'
import { MailOpen, Paperclip, X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Menu } from '../../ui/menu.tsx'
import { Spinner } from '../../ui/spinner.tsx'

interface DraftFilesProps {
  id: number
  draft: Draft
  /** Whose files may go along. */
  letters: readonly ConversationLetter[]
  onChange: (change: Partial<Draft>) => void
}

/** Files that go with the letter. */
export function DraftFiles({ id, draft, letters, onChange }: DraftFilesProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const words = useWording()
  const errorWords = useErrorWords()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (chosen: File[]) => {
      const kept: DraftFile[] = []
      for (const file of chosen)
        kept.push(await api.upload(`/api/requests/${id}/draft/files?name=${encodeURIComponent(file.name)}`, file))
      return kept
    },
    onSuccess: (kept) => onChange({ files: [...draft.files, ...kept] }),
  })
  const take = useMutation({
    mutationFn: (file: LetterKey & { index: number }) =>
      api.post<DraftFile>(`/api/requests/${id}/draft/letter-files`, file),
    onSuccess: (kept) => onChange({ files: [...draft.files, kept] }),
  })
  const offered = letters.flatMap(({ key, attachments }) =>
    key ? attachments.map(({ index, name, sizeBytes }) => ({ file: { ...key, index }, name, sizeBytes })) : [],
  )
  const fault = error ?? take.error
  const drop = (gone: string): void => onChange({ files: draft.files.filter((file) => file.id !== gone) })
  return (
    <div className="flex flex-wrap items-center gap-1.5 px-3 pb-2">
      {draft.files.map((file) => (
        <span
          key={file.id}
          className="inline-flex h-6 max-w-full items-center gap-[5px] rounded-xs bg-grey-soft pl-2 text-12 font-medium text-grey-ink"
        >
          <span className="truncate">{file.name}</span>
          <span className="shrink-0">· {words.size(file.sizeBytes)}</span>
          <Button
            aria-label={t`Убрать ${file.name}`}
            onPress={() => drop(file.id)}
            className="grid size-6 place-items-center rounded-xs data-hovered:bg-line-strong"
          >
            <X size={13} strokeWidth={2} aria-hidden="true" />
          </Button>
        </span>
      ))}
      <FileTrigger allowsMultiple onSelect={(files) => files && files.length > 0 && mutate([...files])}>
        <Button
          isPending={isPending}
          className="inline-flex h-6 items-center gap-1.5 rounded-xs px-1.5 text-12 text-action data-hovered:bg-blue-soft"
        >
          {isPending ? <Spinner /> : <Paperclip size={13} strokeWidth={2} aria-hidden="true" />}
          {t`Приложить файл`}
        </Button>
      </FileTrigger>
      {offered.length > 0 && (
        <Menu
          label={t`Файлы писем`}
          trigger={
            <Button
              isPending={take.isPending}
              className="inline-flex h-6 items-center gap-1.5 rounded-xs px-1.5 text-12 text-action data-hovered:bg-blue-soft"
            >
              {take.isPending ? <Spinner /> : <MailOpen size={13} strokeWidth={2} aria-hidden="true" />}
              {t`Файл из письма`}
            </Button>
          }
          actions={offered.map(({ file, name, sizeBytes }) => ({
            id: `${file.kind}-${file.id}-${file.index}`,
            label: `${name} · ${words.size(sizeBytes)}`,
            onAction: () => take.mutate(file),
          }))}
        />
      )}
      {fault && (
        <p role="alert" className="w-full text-12 text-red-ink">
          {errorWords(fault).title}
        </p>
      )}
    </div>
  )
}
