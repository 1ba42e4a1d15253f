import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { familyOf, type UndoConflict, type UndoPreviewView } from '@poryadok/app-backend/audit/contract'
import { Moment } from '../../ui/moment.tsx'
import { AuditWordsContext } from './audit-words.ts'
import { RecordLink } from './record-link.tsx'
import { useFieldWords } from './use-field-words.ts'

interface LeftAloneProps extends Pick<UndoPreviewView, 'conflicts' | 'impossible' | 'words'> {
  /** When not all of them are listed. */
  count?: number
}

/** What an undo leaves as it is. */
export function LeftAlone({ conflicts, count = conflicts.length, impossible, words }: LeftAloneProps) {
  const { t } = useLingui()
  const changed = plural(count, { one: '# запись', few: '# записи', many: '# записей', other: '# записи' })
  const actions = plural(impossible, { one: '# действие', few: '# действия', many: '# действий', other: '# действия' })
  return (
    <AuditWordsContext value={words}>
      {conflicts.length > 0 && (
        <section
          aria-label={t`Останутся как есть`}
          className="rounded-md bg-amber-soft px-3 py-2.5 text-13 text-amber-ink"
        >
          <p className="mb-1.5 font-medium">{t`Не тронем ${changed}: после нас значение сменили.`}</p>
          <ul className="flex max-h-[220px] flex-col gap-1.5 overflow-y-auto">
            {conflicts.map((one) => (
              <Conflict key={one.entryId} conflict={one} />
            ))}
          </ul>
        </section>
      )}
      {impossible > 0 && (
        <p className="text-13 text-ink-2">{t`${actions} портал отменять не умеет: останется как есть.`}</p>
      )}
    </AuditWordsContext>
  )
}

function Conflict({ conflict: { record, kind, fields, by, at } }: { conflict: UndoConflict }) {
  const { t } = useLingui()
  const words = useFieldWords()
  const family = familyOf(record.entityTypeId)
  return (
    <li className="wrap-anywhere">
      <RecordLink record={record} />
      {kind === 'gone' && <> · {t`записи больше нет на портале`}</>}
      {fields.map(({ field, ours, now }) => (
        <span key={field}>
          {' · '}
          {words.name(family, field)}: {words.value(family, field, ours)} → {words.value(family, field, now)}
        </span>
      ))}
      {by && <> · {by.name}</>}
      {at && (
        <>
          , <Moment at={at} />
        </>
      )}
    </li>
  )
}
