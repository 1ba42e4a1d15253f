import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { Paperclip, X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Spinner } from '../../ui/spinner.tsx'

export interface TaskFile {
  id: string
  name: string
  sizeBytes: number
}

interface TaskFilesProps {
  request: number
  files: readonly TaskFile[]
  onChange: (files: readonly TaskFile[]) => void
}

/** Files that go to the performer with the task. */
export function TaskFiles({ request, files, onChange }: TaskFilesProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const words = useWording()
  const errorWords = useErrorWords()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (chosen: File[]) => {
      const kept: TaskFile[] = []
      for (const file of chosen)
        kept.push(await api.upload(`/api/requests/${request}/draft/files?name=${encodeURIComponent(file.name)}`, file))
      return kept
    },
    onSuccess: (kept) => onChange([...files, ...kept]),
  })
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
            onPress={() => onChange(files.filter(({ id }) => id !== file.id))}
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
      {error && (
        <p role="alert" className="w-full text-12 text-red-ink">
          {errorWords(error).title}
        </p>
      )}
    </div>
  )
}
