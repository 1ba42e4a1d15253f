import { useLingui } from '@lingui/react/macro'
import type { LetterKey } from '@poryadok/app-backend/correspondence/contract'
import { useMutation } from '@tanstack/react-query'
import { Paperclip } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Spinner } from '../../ui/spinner.tsx'

interface FileChipProps {
  /** Where it is read; null: nowhere, another program put the letter into the timeline. */
  path: string | null
  file: { name: string; sizeBytes: number }
}

/** Of a letter taken in. */
export const attachmentPath = (letterId: number, index: number): string =>
  `/api/letters/${letterId}/attachments/${index}`

export const filePath = (requestId: number, letter: LetterKey, index: number): string =>
  letter.kind === 'in'
    ? attachmentPath(letter.id, index)
    : `/api/requests/${requestId}/outgoing/${letter.id}/files/${index}`

/** A file of a letter, in or out; a press downloads it. */
export function FileChip({ path, file }: FileChipProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const words = useWording()
  const errorWords = useErrorWords()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => path && api.download(path, file.name),
  })
  const size = words.size(file.sizeBytes)
  return (
    <>
      <Button
        aria-label={t`Скачать ${file.name}, ${size}`}
        isPending={isPending}
        isDisabled={path === null}
        onPress={() => mutate()}
        className="inline-flex h-6 max-w-full items-center gap-[5px] rounded-xs bg-grey-soft px-2 text-12 font-medium text-grey-ink data-hovered:bg-line-strong"
      >
        {isPending ? <Spinner /> : <Paperclip size={13} strokeWidth={2} aria-hidden="true" className="shrink-0" />}
        <span className="truncate">{file.name}</span>
        <span className="shrink-0">· {size}</span>
      </Button>
      {error && (
        <p role="alert" className="mt-1 text-12 text-red-ink">
          {errorWords(error).title}
        </p>
      )}
    </>
  )
}
