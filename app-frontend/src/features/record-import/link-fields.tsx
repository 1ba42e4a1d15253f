import { useLingui } from '@lingui/react/macro'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import type { Transform } from './use-mapping-draft.ts'
import { useTraitWords } from './use-transform-words.ts'

interface LinkFieldsProps {
  entity: 'contact' | 'company'
  transform: Transform
  onChange: (transform: Transform) => void
}

const traitsOf = { contact: ['id', 'email', 'phone'], company: ['id', 'inn', 'email', 'phone'] } as const

/** By what a contact or company is looked for, and what a row does whose client the portal lacks. */
export function LinkFields({ entity, transform, onChange }: LinkFieldsProps) {
  const { t } = useLingui()
  const words = useTraitWords()
  const traits = traitsOf[entity]
  const chosen = transform.findBy ?? [...traits]
  return (
    <>
      <fieldset>
        <legend className="mb-1 text-12 text-ink-3">{t`Искать, в таком порядке`}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {traits.map((trait) => (
            <CheckboxField
              key={trait}
              label={words[trait]}
              value={chosen.includes(trait)}
              disabled={chosen.length === 1 && chosen[0] === trait}
              onChange={(on) =>
                onChange({ ...transform, findBy: traits.filter((one) => (one === trait ? on : chosen.includes(one))) })
              }
            />
          ))}
        </div>
      </fieldset>
      <SelectField
        label={t`Если не нашли`}
        value={transform.whenMissing ?? 'fail'}
        onChange={(whenMissing) => onChange({ ...transform, whenMissing })}
        options={[
          { id: 'fail' as const, label: t`Не загружать строку`, note: t`Она останется в списке ошибок с причиной.` },
          {
            id: 'empty' as const,
            label: t`Загрузить без связи`,
            note: t`Поле останется пустым, в отчёте будет видно.`,
          },
        ]}
      />
    </>
  )
}
