import { Trans, useLingui } from '@lingui/react/macro'
import type { PhoneLineView } from '@poryadok/app-backend/missed-calls/contract'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Note } from '../../ui/note.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useColleagues } from '../mailboxes/use-colleagues.ts'
import { phoneWords } from '../../lib/phone-words.ts'
import { holderNow } from './holder-now.ts'
import { useLines } from './use-calls.ts'

interface LineFormProps {
  /** A line, or the number of a new one. */
  line: PhoneLineView | { number: string }
  onClose: () => void
}

const isKnown = (line: LineFormProps['line']): line is PhoneLineView => 'id' in line

/** A line: its number, its other names and who holds it, since when. */
export function LineForm({ line, onClose }: LineFormProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const { save, remove } = useLines()
  const known = isKnown(line) ? line : null
  const [draft, setDraft] = useState(() => draftOf(line))
  const [leaving, setLeaving] = useState(false)
  const words = save.error && errorWords(save.error)
  const { userId } = draft
  const send = (): void => {
    if (userId === null) return
    const { from, aliases, ...rest } = draft
    const body = {
      ...rest,
      userId,
      aliases: aliases
        .split(/[;\n]/)
        .map((one) => one.trim())
        .filter(Boolean),
      ...(from === null ? {} : { from: new Date(`${from}T00:00:00`).toISOString() }),
      ...(known ? { id: known.id, revision: known.revision } : {}),
    }
    save.mutate(body, { onSuccess: onClose })
  }
  if (leaving && known)
    return (
      <ConfirmDialog
        danger
        title={t`Убрать линию ${phoneWords(known.number)}?`}
        confirmLabel={t`Убрать линию`}
        keepLabel={t`Оставить`}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(known.id, { onSuccess: onClose })}
        onClose={() => setLeaving(false)}
      >
        <Trans>
          Новые пропущенные звонки на неё попадут в неразобранные. Отданные лиды останутся у своих сотрудников.
        </Trans>
      </ConfirmDialog>
    )
  return (
    <Dialog
      size="md"
      title={known ? t`Линия ${phoneWords(known.number)}` : t`Новая линия`}
      closeLabel={t`Закрыть`}
      onClose={onClose}
      busy={save.isPending}
      footer={
        <>
          {known && (
            <Button onPress={() => setLeaving(true)}>
              <Trans>Убрать линию</Trans>
            </Button>
          )}
          <span className="flex-1" />
          <Button onPress={onClose} isDisabled={save.isPending}>
            <Trans>Отменить</Trans>
          </Button>
          <Button
            look="main"
            onPress={send}
            isDisabled={save.isPending || draft.number.trim() === '' || userId === null}
          >
            <Trans>Сохранить линию</Trans>
          </Button>
        </>
      }
    >
      <LineFields draft={draft} known={known} onChange={setDraft} />
      {words && (
        <div className="pb-2">
          <Note urgent tone="red" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
            {words.title} {words.text}
          </Note>
        </div>
      )}
    </Dialog>
  )
}

function draftOf(line: LineFormProps['line']) {
  const holder = isKnown(line) ? holderNow(line.holders) : undefined
  return {
    number: line.number,
    label: isKnown(line) ? line.label : '',
    aliases: isKnown(line) ? line.aliases.join('; ') : '',
    active: isKnown(line) ? line.active : true,
    comment: isKnown(line) ? line.comment : '',
    userId: holder?.person.id ?? null,
    substituteId: holder?.substitute?.id ?? null,
    from: null as string | null,
  }
}
type Draft = ReturnType<typeof draftOf>

interface LineFieldsProps {
  draft: Draft
  known: PhoneLineView | null
  onChange: (draft: Draft) => void
}

function LineFields({ draft, known, onChange }: LineFieldsProps) {
  const { t } = useLingui()
  const { people } = useColleagues()
  const set = (change: Partial<Draft>): void => onChange({ ...draft, ...change })
  const choices = people.map(({ id, name, position }) => ({ id, name, ...(position ? { note: position } : {}) }))
  return (
    <div className="grid gap-3 pb-3 sm:grid-cols-2">
      <TextField
        label={t`Номер или имя линии`}
        help={t`В любой записи: 8, +7, с добавочным, внутренний.`}
        value={draft.number}
        onChange={(number) => set({ number })}
        autoFocus
      />
      <TextField
        label={t`Название`}
        help={t`Как линию зовут у вас.`}
        value={draft.label}
        onChange={(label) => set({ label })}
      />
      <PersonPicker label={t`Сотрудник`} people={choices} value={draft.userId} onChange={(userId) => set({ userId })} />
      <PersonPicker
        label={t`Заместитель`}
        help={t`Получает лиды, пока сотрудник отсутствует по календарю портала, и если он уволен.`}
        people={choices}
        value={draft.substituteId}
        onChange={(substituteId) => set({ substituteId })}
      />
      <TextField
        label={t`Другие имена`}
        help={t`Через точку с запятой: МТС; reg150907.`}
        value={draft.aliases}
        onChange={(aliases) => set({ aliases })}
      />
      <DateField
        label={t`Ведёт с`}
        help={known ? t`Пусто: с этой минуты, если сотрудник сменился.` : t`Пусто: всегда.`}
        value={draft.from}
        onChange={(from) => set({ from })}
      />
      <div className="sm:col-span-2">
        <TextField label={t`Комментарий`} value={draft.comment} onChange={(comment) => set({ comment })} />
      </div>
      <CheckboxField label={t`Линия действует`} value={draft.active} onChange={(active) => set({ active })} />
      {known && <Holders line={known} />}
    </div>
  )
}

/** Who held the line before. */
function Holders({ line: { holders } }: { line: PhoneLineView }) {
  const { t } = useLingui()
  if (holders.length < 2) return null
  return (
    <section aria-label={t`История линии`} className="text-13 sm:col-span-2">
      <h3 className="mb-1 text-12h text-ink-3">{t`История линии`}</h3>
      <ul>
        {holders.toReversed().map(({ person, from, by }) => (
          <li key={from} className="flex flex-wrap gap-x-2 py-0.5">
            <span>{person.name}</span>
            <span className="text-ink-3">
              {Date.parse(from) > 0 ? <Moment at={from} as="exact" /> : t`с самого начала`}, {t`изменил: ${by}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
