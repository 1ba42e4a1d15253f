import { useLingui } from '@lingui/react/macro'
import type { ConversationLetter, DraftFile, LetterKey } from '@poryadok/app-backend/correspondence/contract'
import { useMutation } from '@tanstack/react-query'
import { MailOpen, Paperclip, X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Menu } from '../../ui/menu.tsx'
import { Spinner } from '../../ui/spinner.tsx'

interface AttachedFilesProps {
  /** Number of the request, for which they are kept. */
  id: number
  files: readonly DraftFile[]
  /** Whose files may go along. */
  letters: readonly ConversationLetter[]
  onChange: (files: DraftFile[]) => void
}

/** Files that go with a letter: brought from the computer, or taken over from a letter of the request. */
export function AttachedFiles({ id, files, letters, onChange }: AttachedFilesProps) {
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
    onSuccess: (kept) => onChange([...files, ...kept]),
  })
  const take = useMutation({
    mutationFn: (file: LetterKey & { index: number }) =>
      api.post<DraftFile>(`/api/requests/${id}/draft/letter-files`, file),
    onSuccess: (kept) => onChange([...files, kept]),
  })
  const offered = letters.flatMap(({ key, attachments }) =>
    key ? attachments.map(({ index, name, sizeBytes }) => ({ file: { ...key, index }, name, sizeBytes })) : [],
  )
  const fault = error ?? take.error
  const drop = (gone: string): void => onChange(files.filter((file) => file.id !== gone))
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {files.map((file) => (
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
      <FileTrigger allowsMultiple onSelect={(chosen) => chosen && chosen.length > 0 && mutate([...chosen])}>
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
