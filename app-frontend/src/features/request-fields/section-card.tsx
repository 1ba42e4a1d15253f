import { Trans, useLingui } from '@lingui/react/macro'
import type {
  ComparedFieldView,
  FieldDefinitionView,
  FieldSetView,
} from '@poryadok/app-backend/request-fields/contract'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { Card } from '../../ui/card.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { FieldRow } from './field-row.tsx'
import { moveField, moveSection } from './move-in-set.ts'

interface SectionCardProps {
  section: FieldSetView['sections'][number]
  set: FieldSetView
  compared: ReadonlyMap<string, ComparedFieldView>
  isChosen: (code: string) => boolean
  readOnly: boolean
  onChoose: (code: string, on: boolean) => void
  onEdit: (field: FieldDefinitionView) => void
  onChange: (set: FieldSetView) => void
}

/** A section of the card with its fields in order. */
export function SectionCard(props: SectionCardProps) {
  const { section, set, compared, isChosen, readOnly, onChoose, onEdit, onChange } = props
  const { t, i18n } = useLingui()
  const title = section.title[i18n.locale === 'en' ? 'en' : 'ru']
  const fields = set.fields.filter((field) => field.section === section.id)
  const move = (by: -1 | 1): void => onChange(moveSection(set, section.id, by))
  const order = !readOnly && (
    <span className="flex">
      <IconButton label={t`Раздел выше: ${title}`} onPress={() => move(-1)}>
        <ArrowUp size={15} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <IconButton label={t`Раздел ниже: ${title}`} onPress={() => move(1)}>
        <ArrowDown size={15} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
    </span>
  )
  return (
    <Card title={title} aside={order}>
      {fields.length === 0 && (
        <p className="px-4 py-3 text-13 text-ink-2">
          <Trans>В этом разделе полей нет: на карточке его не будет.</Trans>
        </p>
      )}
      <ul className="-mt-px">
        {fields.map((field) => (
          <FieldRow
            key={field.code}
            field={field}
            compared={compared.get(field.code)}
            chosen={isChosen(field.code)}
            readOnly={readOnly}
            onChoose={(on) => onChoose(field.code, on)}
            onEdit={() => onEdit(field)}
            onMove={(by) => onChange(moveField(set, field.code, by))}
            onRemove={() => onChange({ ...set, fields: set.fields.filter(({ code }) => code !== field.code) })}
          />
        ))}
      </ul>
    </Card>
  )
}
