import { useLingui } from '@lingui/react/macro'
import type { MailEntryView as MailEntry } from '@poryadok/app-backend/mail-lists/contract'
import { Chip } from '../../../ui/chip.tsx'
import { CodeValue } from '../../../ui/code-value.tsx'
import { RuleLine } from '../rule-line.tsx'
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
    <RuleLine
      {...{ on, remarks, readOnly, onEdit, onRemove }}
      name={named}
      title={
        <>
          {kind === 'header' && <CodeValue>{`${header}: `}</CodeValue>}
          {match === 'present' ? matches.present : value || t`новая строка`}
        </>
      }
      detail={[kinds[kind], match === 'is' || match === 'present' ? '' : matches[match], note]
        .filter(Boolean)
        .join(' · ')}
      mark={
        <Chip square tone={verdict === 'opens' ? 'green' : 'grey'}>
          {verdicts[verdict]}
        </Chip>
      }
      onSwitch={(next) => onChange({ ...entry, on: next })}
    />
  )
}
