import { Trans, useLingui } from '@lingui/react/macro'
import type { MailEntryView as MailEntry, MailLists } from '@poryadok/app-backend/mail-lists/contract'
import { ListX, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Counter } from '../../../ui/counter.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import type { EditorProps } from '../kind-slot.ts'
import { noteWords, notesUnder } from '../note-words.ts'
import { EntryForm } from './entry-form.tsx'
import { EntryRow } from './entry-row.tsx'
import { blankEntry } from './entry-words.ts'
import { entryNoteSentences } from './entry-note-sentences.ts'

const page = 50

const entriesOf = (body: unknown): MailEntry[] => (body as Partial<MailLists> | null)?.entries ?? []
const foundBy = ({ value, header, note }: MailEntry, words: string): boolean =>
  `${value} ${header} ${note}`.toLowerCase().includes(words.trim().toLowerCase())

/** The lists of automatic mail: whom and what never opens a request, and whom always. */
export default function EntriesEditor({ body, onChange, readOnly, notes }: EditorProps) {
  const { t, i18n } = useLingui()
  const [words, setWords] = useState('')
  const [shown, setShown] = useState(page)
  const [editing, setEditing] = useState<string | null>(null)
  const entries = entriesOf(body)
  const numbered = entries.map((entry, index) => ({ entry, index }))
  const found = numbered.filter(({ entry }) => words === '' || entry.id === editing || foundBy(entry, words))
  const write = (next: MailEntry[]): void => onChange({ entries: next })
  const put = (entry: MailEntry): void => write(entries.map((one) => (one.id === entry.id ? entry : one)))
  const remarksOf = (index: number) => notesUnder(notes, `entries.${index}`)
  const add = (): void => {
    const entry = blankEntry()
    write([entry, ...entries])
    setWords('')
    setEditing(entry.id)
  }
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2.5 px-4 pb-3">
        <Counter>{entries.length}</Counter>
        <div className="min-w-[160px] flex-1">
          <SearchField
            label={t`Найти строку`}
            placeholder={t`адрес, домен, заголовок`}
            clearLabel={t`Очистить поиск`}
            value={words}
            onChange={setWords}
          />
        </div>
        {!readOnly && (
          <Button icon={<Plus size={15} aria-hidden="true" />} onPress={add}>
            <Trans>Добавить строку</Trans>
          </Button>
        )}
      </div>
      {entries.length === 0 && (
        <EmptyState title={t`Списки пусты`} icon={<ListX size={22} strokeWidth={1.75} />}>
          <Trans>
            Уведомления магазинов, отчёты программ, рассылки: впишите их отправителя или заголовок, и они перестанут
            открывать запросы. Ответы в начатой переписке это не затронет.
          </Trans>
        </EmptyState>
      )}
      {entries.length > 0 && found.length === 0 && (
        <p className="px-4 py-3 text-13 text-ink-2">{t`Таких строк нет.`}</p>
      )}
      <ul>
        {found.slice(0, shown).map(({ entry, index }) => (
          <li key={entry.id} className="border-t border-line">
            {editing === entry.id && !readOnly ? (
              <EntryForm
                entry={entry}
                onChange={put}
                onDone={() => setEditing(null)}
                faultOf={(field) => {
                  const note = remarksOf(index).find(({ path, blocks }) => blocks && path.endsWith(`.${field}`))
                  return note && noteWords(i18n, entryNoteSentences, note)
                }}
              />
            ) : (
              <EntryRow
                entry={entry}
                readOnly={readOnly}
                remarks={remarksOf(index).map((note) => noteWords(i18n, entryNoteSentences, note))}
                onEdit={() => setEditing(entry.id)}
                onChange={put}
                onRemove={() => write(entries.filter(({ id }) => id !== entry.id))}
              />
            )}
          </li>
        ))}
      </ul>
      {found.length > shown && (
        <div className="border-t border-line px-4 pt-3">
          <Button size="sm" onPress={() => setShown(shown + page)}>
            {t`Показать ещё: ${found.length - shown}`}
          </Button>
        </div>
      )}
    </div>
  )
}
