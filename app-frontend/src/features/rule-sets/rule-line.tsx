import { useLingui } from '@lingui/react/macro'
import { Pencil, Trash2, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'

interface RuleLineProps {
  /** What its buttons call it. */
  name: string
  title: ReactNode
  /** Under the title: when, and what it does. */
  detail: string
  /** What is remarked on it, in words. */
  remarks: readonly string[]
  /** Before the switch. */
  mark?: ReactNode
  on: boolean
  readOnly: boolean
  onSwitch: (on: boolean) => void
  onEdit: () => void
  onRemove: () => void
}

/** One rule of a list as it is read: switched, opened, removed. */
export function RuleLine(props: RuleLineProps) {
  const { name, title, detail, remarks, mark, on, readOnly, onSwitch, onEdit, onRemove } = props
  const { t } = useLingui()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2">
      <div className={`min-w-[180px] flex-1 ${on ? '' : 'text-ink-3'}`}>
        <p className="text-14 wrap-anywhere">{title}</p>
        <p className="text-12 wrap-anywhere text-ink-3">{detail}</p>
        {remarks.map((remark) => (
          <p key={remark} className="flex items-center gap-1.5 text-12 text-amber-ink">
            <TriangleAlert size={13} aria-hidden="true" className="shrink-0" />
            {remark}
          </p>
        ))}
      </div>
      {mark}
      <SwitchField
        label={<span className="sr-only">{t`Включено: ${name}`}</span>}
        value={on}
        disabled={readOnly}
        onChange={onSwitch}
      />
      {!readOnly && (
        <span className="flex">
          <IconButton label={t`Изменить: ${name}`} onPress={onEdit}>
            <Pencil size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton label={t`Убрать: ${name}`} onPress={onRemove}>
            <Trash2 size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </span>
      )}
    </div>
  )
}
