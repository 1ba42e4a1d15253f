import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CalendarFileView } from '@poryadok/app-backend/deadlines/contract'
import { noteWords } from '../note-words.ts'
import { deadlineNotes } from './deadline-notes.ts'

/** «30.12.2026», as the versions show it in both languages. */
const day = (date: string): string => date.split('-').toReversed().join('.')

/** What the file enters, day by day. */
export function FileDays({ days }: { days: CalendarFileView['days'] }) {
  const { t } = useLingui()
  const kinds = { off: t`выходной`, working: t`рабочий`, short: t`короткий`, hours: t`свои часы` }
  if (days.length === 0) return <p className="text-14">{t`Дней в файле не нашлось.`}</p>
  return (
    <section aria-label={t`Дни из файла`} className="max-h-[260px] overflow-y-auto rounded-md border border-line">
      <ul className="px-3 text-13">
        {days.map(({ from, to, kind, title }) => (
          <li key={`${from} ${kind} ${title}`} className="flex gap-3 border-t border-line py-1.5 first:border-0">
            <span className="w-[176px] shrink-0">{from === to ? day(from) : `${day(from)} – ${day(to)}`}</span>
            <span className="w-[90px] shrink-0 text-ink-2">{kinds[kind]}</span>
            <span className="min-w-0 flex-1 truncate">{title}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What of the file was left out, and why. */
export function FileFaults({ faults }: { faults: CalendarFileView['faults'] }) {
  const { t, i18n } = useLingui()
  const left = plural(faults.length, { one: '# строка', few: '# строки', many: '# строк', other: '# строки' })
  return (
    <section aria-label={t`Пропущено`} className="rounded-md bg-amber-soft px-3 py-2.5 text-13 text-amber-ink">
      <p className="mb-1 font-medium">{t`Не взято: ${left}`}</p>
      <ul className="max-h-[140px] overflow-y-auto">
        {faults.map(({ line, because }, at) => (
          <li key={at}>
            {line !== null && t`Строка ${line}. `}
            {noteWords(i18n, deadlineNotes, { path: '', because, blocks: false })}
          </li>
        ))}
      </ul>
    </section>
  )
}
