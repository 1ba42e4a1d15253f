import { Trans, useLingui } from '@lingui/react/macro'
import {
  type CopyMapping,
  copyPlaceholders,
  type RouteFields,
  usualMapping,
} from '@poryadok/app-backend/timeline-sync/contract'
import { Copy } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { FormGrid, WideField } from '../../ui/form-grid.tsx'
import { Note } from '../../ui/note.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { RoutePartProps } from './route-filters.tsx'
import { strangeWords } from './strange-words.ts'
import { useCopyWords } from './use-copy-words.ts'
import { usePeople } from './use-timelines.ts'

/** Of a route in copy mode: what each field of a copy holds, and what becomes of what can’t be copied. */
export function CopyRules({ fields, set }: RoutePartProps) {
  const { t } = useLingui()
  const words = useCopyWords()
  const { mapping, others } = fields.copy
  const change = (over: Partial<RouteFields['copy']>) => set({ copy: { ...fields.copy, ...over } })
  const map = (over: Partial<CopyMapping>) => change({ mapping: { ...mapping, ...over } })
  return (
    <section aria-label={t`Поля копии`} className="flex flex-col gap-3 rounded-lg border border-line p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-14 font-medium">
          <Trans>Поля копии</Trans>
        </h3>
        <Button size="sm" onPress={() => change({ mapping: usualMapping })}>
          <Trans>Как в оригинале</Trans>
        </Button>
      </div>
      <Note tone="grey" icon={<Copy size={18} strokeWidth={1.75} />}>
        <Trans>
          Первая строка копии называет оригинал: номер, вид, карточка, дата, автор и ссылка. В таймлайне копия стоит под
          днём копирования. Файлы и записи разговоров остаются в оригинале.
        </Trans>
      </Note>
      <FormGrid>
        <TextField
          label={t`Тема`}
          value={mapping.subject}
          maxLength={250}
          onChange={(subject) => map({ subject })}
          fault={words.fault(mapping.subject, true)}
        />
        <TextField
          label={t`Место`}
          value={mapping.location}
          maxLength={250}
          onChange={(location) => map({ location })}
          fault={words.fault(mapping.location)}
        />
        <WideField>
          <TextField
            label={t`Описание`}
            rows={3}
            value={mapping.description}
            maxLength={2000}
            onChange={(description) => map({ description })}
            fault={words.fault(mapping.description)}
          />
        </WideField>
        <WideField>
          <Placeholders />
        </WideField>
        <ResponsibleField mapping={mapping} map={map} />
        <SelectField
          label={t`Важность`}
          options={words.priorities}
          value={mapping.priority}
          onChange={(priority) => map({ priority })}
        />
        <SelectField
          label={t`Начало`}
          options={words.starts}
          value={mapping.start}
          onChange={(start) => map({ start })}
        />
        <SelectField label={t`Окончание`} options={words.ends} value={mapping.end} onChange={(end) => map({ end })} />
        <SelectField
          label={t`Состояние`}
          options={words.states}
          value={mapping.completed}
          onChange={(completed) => map({ completed })}
        />
        <SelectField
          label={t`Письма, чаты, SMS, заявки и прочее`}
          help={t`Заново по REST создаются только звонки и встречи`}
          options={words.others}
          value={others}
          onChange={(next) => change({ others: next })}
        />
      </FormGrid>
    </section>
  )
}

/** Whether the route can be saved so. */
export const mappingIsWhole = ({ mode, copy: { mapping } }: RouteFields): boolean =>
  mode !== 'copy' ||
  (mapping.subject.trim() !== '' &&
    [mapping.subject, mapping.description, mapping.location].every((text) => strangeWords(text).length === 0))

/** Words that stand for what the original holds. */
function Placeholders() {
  const words = useCopyWords()
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-2">
      {copyPlaceholders.map((name) => (
        <li key={name} className="flex items-center gap-1.5">
          <CodeValue>{`{${name}}`}</CodeValue> {words.placeholder(name)}
        </li>
      ))}
    </ul>
  )
}

interface ResponsibleFieldProps {
  mapping: CopyMapping
  map: (over: Partial<CopyMapping>) => void
}

function ResponsibleField({ mapping: { responsible }, map }: ResponsibleFieldProps) {
  const { t } = useLingui()
  const words = useCopyWords()
  const people = usePeople()
  const first = people[0]?.id
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <SelectField
        label={t`Ответственный`}
        options={words.responsibles}
        value={typeof responsible === 'number' ? 'person' : responsible}
        onChange={(id) => map({ responsible: id === 'person' ? (first ?? 'same') : id })}
      />
      {typeof responsible === 'number' && (
        <PersonPicker
          label={t`Сотрудник`}
          people={people.map(({ id, name, position }) => ({ id, name, ...(position ? { note: position } : {}) }))}
          value={responsible}
          onChange={(id) => map({ responsible: id ?? 'same' })}
        />
      )}
    </div>
  )
}
