import { useLingui } from '@lingui/react/macro'
import { familyOf, type RunEntryView } from '@poryadok/app-backend/audit/contract'
import { Chip } from '../../ui/chip.tsx'
import { ChangesLine } from './changes-line.tsx'
import { RecordLink } from './record-link.tsx'
import { useActionWords } from './use-action-words.ts'
import { useRunWords } from './use-run-words.ts'

/** Writes of a run, one a row; what went wrong or was left alone with its sentence. */
export function RunEntries({ entries, more }: { entries: readonly RunEntryView[]; more: boolean }) {
  const { t } = useLingui()
  const words = useRunWords()
  const actionWords = useActionWords()
  if (entries.length === 0) return <p className="text-13 text-ink-2">{t`Менять было нечего.`}</p>
  const shown = entries.length
  return (
    <section aria-label={t`Изменения`}>
      <ul className="flex flex-col">
        {entries.map(({ id, record, action, state, changes, error }) => (
          <li key={id} className="border-t border-line py-2 text-13 first:border-0">
            <div className="flex items-center gap-2">
              {record ? <RecordLink record={record} /> : <span>{actionWords(`portal.${action}`)}</span>}
              <span className="flex-1" />
              <Chip tone={words.state(state).tone}>{words.state(state).word}</Chip>
            </div>
            <div className="text-12h text-ink-2">
              <ChangesLine
                family={record ? familyOf(record.entityTypeId) : ''}
                before={Object.fromEntries(
                  changes.flatMap((one) => (one.before === null ? [] : [[one.field, one.before]])),
                )}
                after={Object.fromEntries(changes.map((one) => [one.field, one.after]))}
              />
            </div>
            {error && (
              <div className={`text-12h ${state === 'failed' ? 'text-red-ink' : 'text-amber-ink'}`}>
                {words.error(error)}
              </div>
            )}
          </li>
        ))}
      </ul>
      {more && <p className="pt-2 text-12 text-ink-3">{t`Показаны первые ${shown}. Все видны в журнале действий.`}</p>}
    </section>
  )
}
