import { Trans, useLingui } from '@lingui/react/macro'
import type { Macro, MacroSteps } from '@poryadok/app-backend/macros/contract'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useMacroChoices } from './use-macro-choices.ts'
import { useMacroChanges } from './use-macros.ts'

const nothing: MacroSteps = { stageId: null, responsibleId: null, templateId: null }
const numberOf = (id: string | null): number | null => (id === null ? null : Number(id))
const textOf = (id: number | null): string | null => (id === null ? null : String(id))

/** A macro as it is made: a name and what it does; what is left empty stays as it is in the request. */
export default function MacroDialog({ macro, onClose }: { macro: Macro | null; onClose: () => void }) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const { stages, people, templates } = useMacroChoices()
  const [name, setName] = useState(macro?.name ?? '')
  const [steps, setSteps] = useState<MacroSteps>(macro?.steps ?? nothing)
  const { save, drop } = useMacroChanges(onClose)
  const error = save.error ?? drop.error
  const fault = error && errorWords(error)
  const busy = save.isPending || drop.isPending
  const ready = name.trim() !== '' && Object.values(steps).some((step) => step !== null)
  const stays = t`не менять`
  return (
    <Dialog
      title={macro ? macro.name : t`Новый макрос`}
      closeLabel={t`Закрыть`}
      busy={busy}
      onClose={onClose}
      footer={
        <>
          {macro && (
            <Button look="danger" isDisabled={busy} onPress={() => drop.mutate(macro)}>
              <Trans>Удалить макрос</Trans>
            </Button>
          )}
          <Button
            look="main"
            isDisabled={!ready}
            isPending={save.isPending}
            icon={save.isPending && <Spinner />}
            onPress={() => save.mutate({ known: macro, name: name.trim(), steps })}
          >
            <Trans>Сохранить макрос</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <TextField
          autoFocus
          label={t`Название`}
          placeholder={t`Передать инженеру`}
          value={name}
          maxLength={80}
          onChange={setName}
        />
        <ComboField
          label={t`Перевести в стадию`}
          placeholder={stays}
          options={stages}
          value={steps.stageId}
          onChange={(stageId) => setSteps({ ...steps, stageId })}
        />
        <ComboField
          label={t`Назначить ответственным`}
          placeholder={stays}
          options={people}
          value={textOf(steps.responsibleId)}
          onChange={(id) => setSteps({ ...steps, responsibleId: numberOf(id) })}
        />
        <ComboField
          label={t`Начать ответ по шаблону`}
          placeholder={t`не отвечать`}
          help={t`Ответ останется черновиком: отправит его человек.`}
          options={templates}
          value={textOf(steps.templateId)}
          onChange={(id) => setSteps({ ...steps, templateId: numberOf(id) })}
        />
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
