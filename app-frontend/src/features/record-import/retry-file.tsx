import { useLingui } from '@lingui/react/macro'
import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { FileDrop } from '../../ui/file-drop.tsx'
import { sendFile } from './send-file.ts'
import { importKeys } from './use-imports.ts'

/** The downloaded file of failed rows comes back mended: its rows alone are read again. */
export function RetryFile({ run: { id } }: { run: ImportRunView }) {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const errorWords = useErrorWords()
  const send = useMutation({
    mutationFn: async (file: File) => {
      const upload = await sendFile(api, file, { onProgress: () => {}, signal: new AbortController().signal })
      return api.post(`/api/imports/${id}/failures/file`, { uploadId: upload.id })
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: importKeys.run(id) }),
  })
  const fault = send.error && errorWords(send.error)
  return (
    <FileDrop
      label={t`Исправленный файл`}
      help={send.isPending ? t`Читаем файл` : t`Скачанный файл с исправлениями: загрузим только эти строки.`}
      accept={['.csv', '.xlsx']}
      onFiles={([file]) => file && send.mutate(file)}
      fault={fault ? `${fault.title} ${fault.text}` : undefined}
    />
  )
}
