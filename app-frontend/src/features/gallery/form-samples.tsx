import { useLingui } from '@lingui/react'
import { Zap, ZapOff } from 'lucide-react'
import { useState } from 'react'
import { Chip } from '../../ui/chip.tsx'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { DateRangeField, type DayRange } from '../../ui/date-range-field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { FormGrid, WideField } from '../../ui/form-grid.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { UnsavedBar } from '../../ui/unsaved-bar.tsx'
import { ZoneField } from '../../ui/zone-field.tsx'
import { Sample } from './sample.tsx'
import { useTwo } from './use-two.ts'

export const FormSamples = () => (
  <div className="flex flex-col gap-4">
    <Fields />
    <Choices />
  </div>
)

function Fields() {
  const two = useTwo()
  const [name, setName] = useState('')
  const [days, setDays] = useState<number | null>(3)
  const [day, setDay] = useState<string | null>('2026-11-24')
  const [range, setRange] = useState<DayRange | null>({ from: '2026-11-01', to: '2026-11-24' })
  const [time, setTime] = useState<string | null>('09:30')
  const [zone, setZone] = useState<string | null>('Europe/Moscow')
  const [stage, setStage] = useState<'new' | 'work' | null>(null)
  const [city, setCity] = useState<string | null>(null)
  return (
    <Sample title={two('Поля', 'Fields')}>
      <FormGrid>
        <TextField
          label={two('Название правила', 'Name of the rule')}
          help={two('Так оно названо в «Почему?»', 'The way “Why?” names it')}
          value={name}
          onChange={setName}
          fault={name.length > 20 ? two('Не длиннее 20 знаков', 'At most 20 characters') : undefined}
        />
        <NumberField
          label={two('Ждать ответа', 'Wait for an answer')}
          unit={two('дней', 'days')}
          min={1}
          max={30}
          value={days}
          onChange={setDays}
          aside={<Chip>{two('по умолчанию', 'default')}</Chip>}
        />
        <DateField label={two('Действует с', 'Valid from')} value={day} onChange={setDay} />
        <DateRangeField label={two('Период', 'Period')} value={range} onChange={setRange} />
        <TimeField label={two('Начало дня', 'Start of the day')} value={time} onChange={setTime} />
        <ZoneField label={two('Часовой пояс', 'Time zone')} value={zone} onChange={setZone} />
        <SelectField
          label={two('Стадия', 'Stage')}
          placeholder={two('Не выбрана', 'Not chosen')}
          value={stage}
          onChange={setStage}
          fault={
            stage === null
              ? two(
                  'Без стадии правило не сработает. Выберите её.',
                  'Without a stage the rule does not act. Choose one.',
                )
              : undefined
          }
          options={[
            { id: 'new', label: two('Новый', 'New'), note: two('ещё никто не взял', 'nobody has taken it') },
            { id: 'work', label: two('В работе', 'In work') },
          ]}
        />
        <ComboField
          label={two('Город', 'City')}
          placeholder={two('начните вводить', 'begin to type')}
          value={city}
          onChange={setCity}
          options={['Берёзовый Яр', 'Заречье', 'Липовка'].map((label, index) => ({
            id: label,
            label: two(label, ['Beryozovy Yar', 'Zarechye', 'Lipovka'][index] ?? label),
          }))}
        />
        <WideField>
          <TextField
            rows={3}
            label={two('Ответ клиенту', 'Answer to the client')}
            value={two('Здравствуйте. Запрос принят.', 'Hello. Your request is taken in.')}
            isReadOnly
          />
        </WideField>
        <TextField
          label={two('Ящик', 'Mailbox')}
          value="support@shield.example"
          isDisabled
          help={two('Меняется в «Письмах»', 'Changed under “Letters”')}
        />
      </FormGrid>
      {name !== '' && (
        <UnsavedBar
          saveLabel={two('Сохранить правило', 'Save rule')}
          onSave={() => setName('')}
          onUndo={() => setName('')}
        >
          {two(
            'Название изменено. Решения по старым письмам останутся.',
            'The name is changed. Decisions on old letters stay.',
          )}
        </UnsavedBar>
      )}
    </Sample>
  )
}

function Choices() {
  const two = useTwo()
  const { i18n } = useLingui()
  const [person, setPerson] = useState<number | null>(2)
  const [stages, setStages] = useState<string[]>(['a'])
  const [on, setOn] = useState(true)
  const [tick, setTick] = useState(true)
  const [mode, setMode] = useState<'live' | 'shadow' | 'off' | null>('shadow')
  const [files, setFiles] = useState<string[]>([])
  const people = [
    { id: 1, name: two('Денис Пахотин', 'Denis Pakhotin'), note: two('менеджер', 'manager') },
    { id: 2, name: two('Ольга Северцева', 'Olga Severtseva'), note: two('инженер', 'engineer') },
    { id: 3, name: two('Марина Лучинина', 'Marina Luchinina'), note: two('руководитель', 'head') },
  ]
  return (
    <Sample title={two('Выбор', 'Choices')}>
      <FormGrid>
        <PersonPicker
          key={i18n.locale}
          label={two('Ответственный', 'Responsible')}
          people={people}
          value={person}
          onChange={setPerson}
        />
        <MultiSelect
          label={two('Стадии', 'Stages')}
          placeholder={two('Все стадии', 'All stages')}
          value={stages}
          onChange={setStages}
          options={[
            { id: 'a', label: two('Диагностика', 'Diagnosis') },
            { id: 'b', label: two('Согласование', 'Approval') },
            { id: 'c', label: two('Ждём склад', 'Waiting for stock') },
          ]}
        />
        <SwitchField
          label={two('Определять категорию', 'Find the category')}
          help={two('Выключено: категорию ставит человек', 'Off: a person sets the category')}
          value={on}
          onChange={setOn}
        />
        <CheckboxField label={two('Только рабочие дни', 'Working days only')} value={tick} onChange={setTick} />
        <WideField>
          <RadioCards
            columns={3}
            label={two('Как работает правило', 'How the rule works')}
            value={mode}
            onChange={setMode}
            cards={[
              {
                id: 'live',
                title: two('В деле', 'Live'),
                text: two('Меняет записи сразу', 'Changes records at once'),
                icon: <Zap size={15} aria-hidden="true" />,
              },
              {
                id: 'shadow',
                title: two('Теневой режим', 'Shadow mode'),
                text: two('Только показывает, что сделало бы', 'Only shows what it would do'),
              },
              {
                id: 'off',
                title: two('Выключено', 'Off'),
                text: '',
                icon: <ZapOff size={15} aria-hidden="true" />,
                disabledWhy: two('Выключает администратор', 'An administrator turns it off'),
              },
            ]}
          />
        </WideField>
        <WideField>
          <FileDrop
            label={files[0] ?? two('Таблица линий', 'Table of lines')}
            help={two('CSV или XLSX, до 20 МБ: перетащите сюда', 'CSV or XLSX, up to 20 MB: drop it here')}
            accept={['.csv', '.xlsx']}
            onFiles={(chosen) => setFiles(chosen.map((file) => file.name))}
          />
        </WideField>
      </FormGrid>
    </Sample>
  )
}
