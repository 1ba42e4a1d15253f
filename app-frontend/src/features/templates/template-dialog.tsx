import { Trans, useLingui } from '@lingui/react/macro'
import { type Template, type TemplateBody, templateFields } from '@poryadok/app-backend/correspondence/contract'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useLeaving } from '../../ui/use-leaving.tsx'
import { DropTemplateDialog } from './drop-template-dialog.tsx'
import { TemplateWords } from './template-words.tsx'
import { useSaveTemplate } from './use-templates.ts'

const fresh: TemplateBody = { kind: 'reply', name: '', ru: { subject: '', text: '' }, en: { subject: '', text: '' } }

/** One template in one language or both; a field that does not exist is told while one types. */
export function TemplateDialog({ template, onClose }: { template: Template | null; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const lang = i18n.locale === 'en' ? 'en' : 'ru'
  const fields = Object.values(templateFields).map((field) => `{{${field[lang]}}}`)
  const [opened] = useState<TemplateBody>(template ?? fresh)
  const [body, setBody] = useState(opened)
  const save = useSaveTemplate(onClose)
  const [dropping, setDropping] = useState(false)
  const { leave, question } = useLeaving(body !== opened, onClose)
  const errorWords = useErrorWords()
  const fault = save.error ? errorWords(save.error) : null
  const known = template ? { id: template.id, revision: template.revision } : {}
  const withSubject = body.kind === 'acknowledgement'
  const noWords = body.ru.text.trim() === '' && body.en.text.trim() === ''
  const missing = body.name.trim() === '' ? t`Дайте шаблону название.` : noWords ? t`Напишите текст.` : null
  return (
    <Dialog
      size="lg"
      title={withSubject ? t`Подтверждение приёма` : template ? template.name : t`Новый шаблон`}
      closeLabel={t`Закрыть`}
      busy={save.isPending}
      onClose={leave}
      footer={
        <>
          {template && template.id > 0 && (
            <div className="flex-1">
              <Button look="danger" onPress={() => setDropping(true)} isDisabled={save.isPending}>
                {withSubject ? <Trans>Вернуть обычный текст</Trans> : <Trans>Удалить шаблон</Trans>}
              </Button>
            </div>
          )}
          {missing && <p className="self-center text-13 text-ink-2">{missing}</p>}
          <Button
            look="main"
            isPending={save.isPending}
            icon={save.isPending && <Spinner />}
            isDisabled={missing !== null}
            onPress={() => save.mutate({ ...body, ...known })}
          >
            <Trans>Сохранить шаблон</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        {!withSubject && (
          <TextField
            label={t`Название`}
            autoFocus={template === null}
            value={body.name}
            maxLength={120}
            onChange={(name) => setBody({ ...body, name })}
          />
        )}
        <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
          <TemplateWords
            title={t`По-русски`}
            lang="ru"
            words={body.ru}
            withSubject={withSubject}
            onChange={(ru) => setBody({ ...body, ru })}
          />
          <TemplateWords
            title={t`По-английски`}
            lang="en"
            words={body.en}
            withSubject={withSubject}
            onChange={(en) => setBody({ ...body, en })}
          />
        </div>
        <p className="text-12h text-ink-2">
          <Trans>
            Язык выбирается по письму клиента; если текста на нём нет, уйдёт другой. Поля: {fields.join(', ')}.
          </Trans>
        </p>
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            <b className="font-semibold">{fault.title}</b>
            <br />
            {fault.text}
          </Note>
        )}
      </div>
      {question}
      {dropping && template && (
        <DropTemplateDialog template={template} onDropped={onClose} onClose={() => setDropping(false)} />
      )}
    </Dialog>
  )
}
