import { Trans, useLingui } from '@lingui/react/macro'
import type { Draft, FilledTemplate } from '@poryadok/app-backend/correspondence/contract'
import type { Macro } from '@poryadok/app-backend/macros/contract'
import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DiffView } from '../../ui/diff-view.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { conversationKey } from '../conversation/use-conversation.ts'
import { useMacroChoices } from './use-macro-choices.ts'
import type { RequestMove } from './use-request-move.ts'

interface MacroPreviewProps {
  macro: Macro
  request: RequestRow
  move: RequestMove
  draft: { parent: { kind: 'in' | 'out'; id: number } | null; begun: boolean; mayReply: boolean }
  /** null: this person may not change macros. */
  onEdit: (() => void) | null
  onClose: () => void
}

/** What a macro will change here, then all of it in one press. The answer becomes a draft: a person sends it. */
export default function MacroPreview({ macro, request, move, draft, onEdit, onClose }: MacroPreviewProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const { stages, people, templates } = useMacroChoices()
  const { stageId, responsibleId, templateId } = macro.steps
  const nameOf = (list: readonly { id: string; label: string }[], id: string): string =>
    list.find((one) => one.id === id)?.label ?? id
  const answer = useAnswerDraft(request.id, draft.parent)
  const answers = templateId !== null && draft.mayReply && !draft.begun
  const rows = [
    ...(stageId === null ? [] : [{ label: t`Стадия`, before: request.stage.name, after: nameOf(stages, stageId) }]),
    ...(responsibleId === null
      ? []
      : [{ label: t`Ответственный`, before: request.responsible.name, after: nameOf(people, String(responsibleId)) }]),
    ...(answers ? [{ label: t`Черновик ответа`, before: '', after: nameOf(templates, String(templateId)) }] : []),
  ]
  const moves = stageId !== null || responsibleId !== null
  const error = move.error ?? answer.error
  const fault = error && errorWords(error)
  const run = async (): Promise<void> => {
    const words = t`Макрос «${macro.name}» выполнен`
    const change = { ...(stageId === null ? {} : { stageId }), ...(responsibleId === null ? {} : { responsibleId }) }
    const was = { stageId: request.stage.id, responsibleId: request.responsible.id }
    if (moves) await move.mutateAsync({ move: { ...change, was }, words })
    if (answers) await answer.mutateAsync(templateId)
    onClose()
  }
  const busy = move.isPending || answer.isPending
  return (
    <Dialog
      size="md"
      title={t`Макрос «${macro.name}»`}
      closeLabel={t`Закрыть`}
      busy={busy}
      onClose={onClose}
      footer={
        <>
          {onEdit && (
            <Button onPress={onEdit} isDisabled={busy}>
              <Trans>Изменить макрос</Trans>
            </Button>
          )}
          <Button
            look="main"
            isPending={busy}
            icon={busy && <Spinner />}
            isDisabled={rows.length === 0}
            onPress={() => void run().catch(() => undefined)}
          >
            <Trans>Выполнить</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        {rows.length > 0 && <DiffView label={t`Что изменит макрос`} rows={rows} />}
        {templateId !== null && draft.begun && (
          <p className="text-13 text-ink-2">{t`Ответ клиенту уже пишется: шаблон макроса его не тронет.`}</p>
        )}
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        )}
      </div>
    </Dialog>
  )
}

/** Begins an answer with a template in it; the form under the letters opens by itself. */
function useAnswerDraft(id: number, parent: MacroPreviewProps['draft']['parent']) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: async (templateId: number) => {
      const { text } = await api.get<FilledTemplate>(`/api/requests/${id}/templates/${templateId}`)
      const begun = await api.post<Draft>(`/api/requests/${id}/draft`, { mode: parent ? 'reply' : 'new', parent })
      const { revision, to, cc, subject, quote, files } = begun
      const kept = { revision, to, cc, subject, text, quote, files: files.map((file) => file.id) }
      await api.put(`/api/requests/${id}/draft`, kept)
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: conversationKey(id) }),
  })
}
