import { useLingui } from '@lingui/react/macro'
import {
  type TemplateBody,
  templateFields,
  type TemplateField,
  unknownFields,
} from '@poryadok/app-backend/correspondence/contract'
import { Braces } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface TemplateWordsProps {
  title: string
  lang: 'ru' | 'en'
  words: TemplateBody['ru']
  /** An answer keeps the subject of its letter. */
  withSubject: boolean
  onChange: (words: TemplateBody['ru']) => void
}

/** A template's words in one language. */
export function TemplateWords({ title, lang, words, withSubject, onChange }: TemplateWordsProps) {
  const { t } = useLingui()
  const unknown = (text: string) => {
    const names = unknownFields(text).map((name) => `{{${name}}}`)
    return names.length > 0 ? { fault: t`Таких полей нет: ${names.join(', ')}` } : {}
  }
  const names = Object.keys(templateFields) as TemplateField[]
  return (
    <fieldset className="flex min-w-0 flex-col gap-2.5">
      <legend className="mb-1.5 text-13 font-semibold">{title}</legend>
      {withSubject && (
        <TextField
          label={t`Тема`}
          help={t`Пусто — тема письма клиента.`}
          value={words.subject}
          maxLength={900}
          onChange={(subject) => onChange({ ...words, subject })}
          {...unknown(words.subject)}
        />
      )}
      <TextField
        label={t`Текст`}
        rows={10}
        value={words.text}
        maxLength={20_000}
        onChange={(text) => onChange({ ...words, text })}
        aside={
          <Menu
            label={t`Поля`}
            trigger={
              <IconButton label={t`Вставить поле`}>
                <Braces size={15} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
            }
            actions={names.map((id) => ({
              id,
              label: templateFields[id][lang],
              onAction: () => onChange({ ...words, text: `${words.text}{{${templateFields[id][lang]}}}` }),
            }))}
          />
        }
        {...unknown(words.text)}
      />
    </fieldset>
  )
}
