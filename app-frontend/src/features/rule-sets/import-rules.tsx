import { Trans, useLingui } from '@lingui/react/macro'
import type { RulesFilePreview } from '@poryadok/app-backend/rule-sets/contract'
import { useMutation } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Note } from '../../ui/note.tsx'
import { ChangeList } from './change-list.tsx'

interface ImportRulesProps {
  kind: string
  /** Takes the file's rules as an edit of the draft. */
  onTake: (body: unknown) => void
  onClose: () => void
}

/** Text that is no JSON goes to the server as it is: it has the words for what is wrong with it. */
async function contentOf(file: File): Promise<unknown> {
  const text = await file.text()
  try {
    return JSON.parse(text)
  } catch {
    return text.slice(0, 100)
  }
}

/** Rules from a file: first what they would change, then they become an edit of the draft. */
export function ImportRules({ kind, onTake, onClose }: ImportRulesProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const errorWords = useErrorWords()
  const { data, error, mutate } = useMutation({
    mutationFn: async (file: File) =>
      api.post<RulesFilePreview>(`/api/rules/${kind}/file/preview`, { file: await contentOf(file) }),
  })
  const words = error && errorWords(error)
  const differs = (data?.changes.length ?? 0) > 0
  const take = (): void => {
    onTake(data?.body)
    onClose()
  }
  return (
    <Dialog
      size="md"
      title={t`Загрузить правила из файла`}
      closeLabel={t`Закрыть`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>
            <Trans>Оставить как есть</Trans>
          </Button>
          {differs && (
            <Button look="main" onPress={take}>
              <Trans>Взять в черновик</Trans>
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <FileDrop
          label={t`Файл правил`}
          help={t`JSON, который сохранила команда «Выгрузить файлом». Покажем разницу; в работу файл сам не попадёт.`}
          accept={['.json', 'application/json']}
          onFiles={([file]) => file && mutate(file)}
        />
        {words && (
          <Note urgent tone="red" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
            {words.title} {words.text}
          </Note>
        )}
        {data && <ChangeList label={t`Что изменит файл`} changes={data.changes} />}
      </div>
    </Dialog>
  )
}
