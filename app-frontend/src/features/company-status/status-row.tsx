import { useLingui } from '@lingui/react/macro'
import type { DirectoryBody } from '@poryadok/app-backend/company-status/contract'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { StatusDot } from './status-mark.tsx'

export type StatusDraft = DirectoryBody['statuses'][number]

interface StatusRowProps {
  row: StatusDraft
  onChange: (over: Partial<StatusDraft>) => void
  onUp: (() => void) | null
  onDown: (() => void) | null
  /** Only a status that was never saved can be taken away. */
  onRemove: (() => void) | null
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** One status of the directory, edited in place. */
export function StatusRow({ row, onChange, onUp, onDown, onRemove }: StatusRowProps) {
  const { t } = useLingui()
  const name = row.name || t`Новый статус`
  const tones = [
    { id: 'grey', label: t`Серый` },
    { id: 'blue', label: t`Синий` },
    { id: 'violet', label: t`Фиолетовый` },
    { id: 'green', label: t`Зелёный` },
    { id: 'amber', label: t`Жёлтый` },
    { id: 'red', label: t`Красный` },
  ] as const
  return (
    <li
      aria-label={name}
      className="grid grid-cols-1 items-end gap-3 border-b border-line px-4 py-3 lg:grid-cols-[12px_minmax(140px,1fr)_140px_minmax(140px,1.6fr)_auto]"
    >
      <span className="hidden self-end pb-3 lg:block">
        <StatusDot tone={row.tone} />
      </span>
      <TextField label={t`Название`} value={row.name} maxLength={60} onChange={(value) => onChange({ name: value })} />
      <SelectField label={t`Цвет`} options={tones} value={row.tone} onChange={(tone) => onChange({ tone })} />
      <TextField label={t`Что значит`} value={row.note} maxLength={120} onChange={(note) => onChange({ note })} />
      <div className="flex justify-end gap-1">
        <IconButton label={t`Выше: ${name}`} isDisabled={onUp === null} onPress={() => onUp?.()}>
          <ArrowUp {...icon} />
        </IconButton>
        <IconButton label={t`Ниже: ${name}`} isDisabled={onDown === null} onPress={() => onDown?.()}>
          <ArrowDown {...icon} />
        </IconButton>
        {onRemove && (
          <IconButton label={t`Убрать: ${name}`} onPress={onRemove}>
            <Trash2 {...icon} />
          </IconButton>
        )}
      </div>
      <div className="flex flex-wrap gap-x-6 lg:col-span-3 lg:col-start-2">
        <CheckboxField
          label={t`для новых компаний`}
          value={row.isDefault}
          disabled={row.archived}
          onChange={() => onChange({ isDefault: true })}
        />
        <CheckboxField
          label={t`чужой звонок красный`}
          value={row.isProtected}
          onChange={(isProtected) => onChange({ isProtected })}
        />
        <CheckboxField
          label={t`в архиве`}
          value={row.archived}
          disabled={row.isDefault}
          onChange={(archived) => onChange({ archived })}
        />
      </div>
    </li>
  )
}
