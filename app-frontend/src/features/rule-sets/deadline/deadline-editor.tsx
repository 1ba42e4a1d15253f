import { Trans, useLingui } from '@lingui/react/macro'
import type { DeadlineRules } from '@poryadok/app-backend/deadlines/contract'
import { TriangleAlert } from 'lucide-react'
import { FormGrid } from '../../../ui/form-grid.tsx'
import { MultiSelect } from '../../../ui/multi-select.tsx'
import { Note } from '../../../ui/note.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { RadioCards } from '../../../ui/radio-cards.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { SwitchField } from '../../../ui/switch-field.tsx'
import { ZoneField } from '../../../ui/zone-field.tsx'
import type { EditorProps } from '../kind-slot.ts'
import { noteWords } from '../note-words.ts'
import { useCategories } from '../use-categories.ts'
import { useStages } from '../use-stages.ts'
import { CalendarExceptions } from './calendar-exceptions.tsx'
import { deadlineNotes } from './deadline-notes.ts'
import { WeekHours } from './week-hours.tsx'

/** «Решить до»: hours by category, how they are counted, and the working calendar. */
export default function DeadlineEditor({ body, onChange, readOnly, notes }: EditorProps) {
  const { t, i18n } = useLingui()
  const rules = body as DeadlineRules
  const categories = useCategories()
  const stages = useStages()
  const change = (part: Partial<DeadlineRules>): void => onChange({ ...rules, ...part })
  const { calendar } = rules
  const faults = notes.filter(({ blocks }) => blocks)
  const remarks = notes.filter(({ blocks }) => !blocks)
  const changeCalendar = (part: Partial<DeadlineRules['calendar']>): void =>
    change({ calendar: { ...calendar, ...part } })
  const hoursOf = (id: string): number | null => rules.hours.find(({ categoryId }) => categoryId === id)?.hours ?? null
  const gone = rules.hours
    .filter(({ categoryId }) => categories.length > 0 && !categories.some(({ id }) => id === categoryId))
    .map(({ categoryId }) => ({ id: categoryId, label: t`№ ${categoryId}, на портале её нет` }))
  const setHours = (categoryId: string, hours: number | null): void => {
    const rest = rules.hours.filter((row) => row.categoryId !== categoryId)
    change({ hours: hours === null ? rest : [...rest, { categoryId, hours }] })
  }
  return (
    <div className="flex min-w-0 flex-col gap-5 px-4">
      {faults.length > 0 && (
        <Note tone="red" icon={<TriangleAlert size={18} strokeWidth={1.75} />} urgent>
          {[...new Set(faults.map((note) => noteWords(i18n, deadlineNotes, note)))].join(' ')}
        </Note>
      )}
      <section aria-label={t`Часы по категориям`}>
        <h3 className="mb-2 text-13 font-semibold">
          <Trans>Часы по категориям</Trans>
        </h3>
        <FormGrid>
          {[...categories, ...gone].map(({ id, label }) => (
            <NumberField
              key={id}
              label={label}
              value={hoursOf(id)}
              onChange={(hours) => setHours(id, hours)}
              min={0}
              max={10_000}
              unit={t`ч`}
              disabled={readOnly}
              {...(hoursOf(id) === null ? { help: t`без срока` } : {})}
            />
          ))}
        </FormGrid>
      </section>
      <RadioCards
        label={t`Как идут часы`}
        cards={[
          {
            id: 'calendar-hours',
            title: t`Круглые сутки`,
            text: t`24 часа с пятницы 16:00 кончатся в понедельник в 16:00: нерабочие дни пропущены целиком.`,
          },
          {
            id: 'working-hours',
            title: t`Рабочие часы`,
            text: t`Считается только рабочее время: 24 часа это три дня по восемь.`,
          },
        ]}
        value={rules.mode}
        onChange={(mode) => !readOnly && change({ mode })}
      />
      <FormGrid>
        <SelectField
          label={t`Отсчёт начинается`}
          options={[
            { id: 'categorized', label: t`когда определена категория` },
            { id: 'received', label: t`когда пришло письмо` },
          ]}
          value={rules.startFrom}
          onChange={(startFrom) => change({ startFrom })}
          disabled={readOnly}
        />
        <SelectField
          label={t`Если категорию сменили`}
          options={[
            { id: 'from-start', label: t`считать от прежнего начала` },
            { id: 'from-now', label: t`считать заново` },
            { id: 'keep', label: t`срок не менять` },
          ]}
          value={rules.onNewCategory}
          onChange={(onNewCategory) => change({ onNewCategory })}
          disabled={readOnly}
        />
        <MultiSelect
          label={t`Часы стоят на стадиях`}
          help={t`Пока запрос там, время не идёт; потом срок сдвигается.`}
          options={[...stages, ...goneStages(rules.pauseStages, stages)]}
          value={rules.pauseStages}
          onChange={(pauseStages) => change({ pauseStages })}
          placeholder={t`Ни на одной`}
          disabled={readOnly}
        />
        <NumberField
          label={t`Предупредить заранее, за`}
          help={t`Пусто: не предупреждать.`}
          value={rules.warnMinutes}
          onChange={(warnMinutes) => change({ warnMinutes })}
          min={1}
          max={43_200}
          unit={t`мин`}
          disabled={readOnly}
        />
        <NumberField
          label={t`Сообщить руководителю через`}
          help={t`После срока. Пусто: не сообщать.`}
          value={rules.escalateMinutes}
          onChange={(escalateMinutes) => change({ escalateMinutes })}
          min={1}
          max={43_200}
          unit={t`мин`}
          disabled={readOnly}
        />
        <ZoneField
          label={t`Часовой пояс`}
          value={calendar.zone}
          onChange={(zone) => zone && changeCalendar({ zone })}
          disabled={readOnly}
        />
      </FormGrid>
      <WeekHours week={calendar.week} readOnly={readOnly} onChange={(week) => changeCalendar({ week })} />
      <SwitchField
        label={t`Производственный календарь России`}
        help={t`Праздники, переносы и короткие дни 2024–2026 годов по постановлениям Правительства. На 2027 год внесены только праздники из закона: переносов ещё нет.`}
        value={calendar.country === 'RU'}
        onChange={(on) => changeCalendar({ country: on ? 'RU' : null })}
        disabled={readOnly}
      />
      {remarks.length > 0 && (
        <Note tone="amber" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
          {remarks.map((note) => noteWords(i18n, deadlineNotes, note)).join(' ')}
        </Note>
      )}
      <CalendarExceptions
        exceptions={calendar.exceptions}
        readOnly={readOnly}
        onChange={(exceptions) => changeCalendar({ exceptions })}
        onPortal={({ week, exceptions }) =>
          changeCalendar({
            week,
            exceptions: [
              ...calendar.exceptions.filter((own) => !exceptions.some(({ from }) => from === own.from)),
              ...exceptions,
            ],
          })
        }
      />
    </div>
  )
}

/** Stages that the portal has no more stay chosen until somebody takes them out. */
const goneStages = (chosen: readonly string[], stages: readonly { id: string }[]) =>
  chosen.filter((id) => !stages.some((one) => one.id === id)).map((id) => ({ id, label: id }))
