import { useLingui } from '@lingui/react/macro'
import type { ComparedFieldView, FieldDefinitionView } from '@poryadok/app-backend/request-fields/contract'
import { ArrowDown, ArrowUp, Pencil, Trash2, TriangleAlert } from 'lucide-react'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { Chip } from '../../ui/chip.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useFieldWords } from './use-field-words.ts'

interface FieldRowProps {
  field: FieldDefinitionView
  /** Beside the portal; undefined while that is not known. */
  compared: ComparedFieldView | undefined
  chosen: boolean
  readOnly: boolean
  onChoose: (on: boolean) => void
  onEdit: () => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One field of the set, with what the portal says of it. */
export function FieldRow(props: FieldRowProps) {
  const { field, compared, chosen, readOnly, onChoose, onEdit, onMove, onRemove } = props
  const { t, i18n } = useLingui()
  const { types, difference } = useFieldWords()
  const label = field.label[i18n.locale === 'en' ? 'en' : 'ru']
  const marks = [types[field.type], field.multiple && t`несколько значений`, field.hidden && t`скрытое`]
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2">
      <CheckboxField
        hidden
        label={t`Применить «${label}»`}
        value={chosen}
        disabled={readOnly || !compared?.mendable}
        onChange={onChoose}
      />
      <div className="min-w-[220px] flex-1">
        <p className="text-14 wrap-anywhere">
          {label} <CodeValue>{field.code}</CodeValue>
        </p>
        <p className="text-12 text-ink-3">{marks.filter(Boolean).join(' · ')}</p>
        {compared?.because.map((one) => (
          <p key={one.what + one.ours + one.portal} className="flex items-center gap-1.5 text-12 text-amber-ink">
            <TriangleAlert size={13} aria-hidden="true" className="shrink-0" />
            {difference(one)}
          </p>
        ))}
      </div>
      <FieldState compared={compared} />
      {!readOnly && (
        <span className="flex">
          <IconButton label={t`Выше: ${label}`} onPress={() => onMove(-1)}>
            <ArrowUp size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton label={t`Ниже: ${label}`} onPress={() => onMove(1)}>
            <ArrowDown size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton label={t`Изменить: ${label}`} onPress={onEdit}>
            <Pencil size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton label={t`Убрать: ${label}`} onPress={onRemove}>
            <Trash2 size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </span>
      )}
    </li>
  )
}

function FieldState({ compared }: { compared: ComparedFieldView | undefined }) {
  const { t } = useLingui()
  // Taken into the set a moment ago: the portal is being looked at again.
  if (!compared || compared.state === 'extra') return null
  if (compared.state === 'missing') return <Chip tone="blue">{t`нет на портале`}</Chip>
  return compared.state === 'same' ? (
    <Chip tone="green">{t`как в наборе`}</Chip>
  ) : (
    <Chip tone="amber">{t`отличается`}</Chip>
  )
}
