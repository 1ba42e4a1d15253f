import { Trans, useLingui } from '@lingui/react/macro'
import type { FieldDefinitionView } from '@poryadok/app-backend/request-fields/contract'
import { Plus, Trash2 } from 'lucide-react'
import { randomKey } from '../../lib/random-key.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'

type Options = FieldDefinitionView['options']

interface OptionListProps {
  code: string
  options: Options
  onChange: (options: Options) => void
}

/** The values of a list in both languages; each keeps its mark, so that a renamed one stays the same on the portal. */
export function OptionList({ code, options, onChange }: OptionListProps) {
  const { t } = useLingui()
  const put = (at: number, label: Options[number]['label']): void =>
    onChange(options.map((option, index) => (index === at ? { ...option, label } : option)))
  const add = (): void => {
    const xmlId = `${code}_${randomKey().slice(0, 8)}`
    onChange([...options, { xmlId, label: { ru: '', en: '' } }])
  }
  return (
    <fieldset className="mt-4 flex flex-col gap-2">
      <legend className="mb-2 text-13 font-medium">
        <Trans>Варианты</Trans>
      </legend>
      {options.map(({ xmlId, label }, at) => {
        const number = at + 1
        return (
          <div key={xmlId} className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <TextField
                label={t`Вариант ${number} по-русски`}
                value={label.ru}
                maxLength={100}
                onChange={(ru) => put(at, { ru, en: label.en === label.ru ? ru : label.en })}
              />
            </div>
            <div className="min-w-0 flex-1">
              <TextField
                label={t`Вариант ${number} по-английски`}
                value={label.en}
                maxLength={100}
                onChange={(en) => put(at, { ...label, en })}
              />
            </div>
            <IconButton
              size="md"
              label={t`Убрать вариант ${number}`}
              onPress={() => onChange(options.filter((_, index) => index !== at))}
            >
              <Trash2 size={15} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          </div>
        )
      })}
      <div>
        <Button size="sm" icon={<Plus size={15} aria-hidden="true" />} onPress={add}>
          <Trans>Добавить вариант</Trans>
        </Button>
      </div>
    </fieldset>
  )
}
