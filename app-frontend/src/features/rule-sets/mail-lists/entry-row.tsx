import { useLingui } from '@lingui/react/macro'
import type { MailEntryView as MailEntry } from '@poryadok/app-backend/mail-lists/contract'
import { Pencil, Trash2, TriangleAlert } from 'lucide-react'
import { Chip } from '../../../ui/chip.tsx'
import { CodeValue } from '../../../ui/code-value.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { SwitchField } from '../../../ui/switch-field.tsx'
import { useEntryWords } from './entry-words.ts'

interface EntryRowProps {
  entry: MailEntry
  /** What is remarked on it, in words. */
  remarks: readonly string[]
  readOnly: boolean
  onEdit: () => void
  onChange: (entry: MailEntry) => void
  onRemove: () => void
}

/** One line of the lists as it is read. */
export function EntryRow({ entry, remarks, readOnly, onEdit, onChange, onRemove }: EntryRowProps) {
  const { t } = useLingui()
  const { kinds, matches, verdicts } = useEntryWords()
  const { kind, header, match, value, verdict, note, on } = entry
  const named = kind === 'header' ? `${header} ${value}`.trim() : value || t`новая строка`
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2">
      <div className={`min-w-[180px] flex-1 ${on ? '' : 'text-ink-3'}`}>
        <p className="text-14 wrap-anywhere">
          {kind === 'header' && <CodeValue>{`${header}: `}</CodeValue>}
          {match === 'present' ? matches.present : value || t`новая строка`}
        </p>
        <p className="text-12 text-ink-3">
          {[kinds[kind], match === 'is' || match === 'present' ? '' : matches[match], note].filter(Boolean).join(' · ')}
        </p>
        {remarks.map((remark) => (
          <p key={remark} className="flex items-center gap-1.5 text-12 text-amber-ink">
            <TriangleAlert size={13} aria-hidden="true" className="shrink-0" />
            {remark}
          </p>
        ))}
      </div>
      <Chip square tone={verdict === 'opens' ? 'green' : 'grey'}>
        {verdicts[verdict]}
      </Chip>
      <SwitchField
        label={<span className="sr-only">{t`Включено: ${named}`}</span>}
        value={on}
        disabled={readOnly}
        onChange={(next) => onChange({ ...entry, on: next })}
      />
      {!readOnly && (
        <span className="flex">
          <IconButton label={t`Изменить: ${named}`} onPress={onEdit}>
            <Pencil size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton label={t`Убрать: ${named}`} onPress={onRemove}>
            <Trash2 size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </span>
      )}
    </div>
  )
}
