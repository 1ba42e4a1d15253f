import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactNode, useState } from 'react'
import { expect, test, vi } from 'vitest'
import { aBackend } from '../testing/backend.ts'
import { aBoot, renderScreen } from '../testing/render-screen.tsx'
import { ComboField } from './combo-field.tsx'
import { DateField } from './date-field.tsx'
import { FileDrop } from './file-drop.tsx'
import { MultiSelect } from './multi-select.tsx'
import { NumberField } from './number-field.tsx'
import { PersonPicker } from './person-picker.tsx'
import { RadioCards } from './radio-cards.tsx'
import { SelectField } from './select-field.tsx'
import { SwitchField } from './switch-field.tsx'
import { TextField } from './text-field.tsx'
import { TimeField } from './time-field.tsx'
import { offsetOf } from './zone-field.tsx'

/** Keeps the value of one field as a form does; `seen` hears every change. */
function Kept<T>({
  start,
  seen,
  field,
}: {
  start: T
  seen: (value: T) => void
  field: (value: T, set: (next: T) => void) => ReactNode
}) {
  const [value, setValue] = useState(start)
  const set = (next: T): void => {
    seen(next)
    setValue(() => next)
  }
  return field(value, set)
}

function show<T>(start: T, field: (value: T, set: (next: T) => void) => ReactNode) {
  const seen = vi.fn<(value: T) => void>()
  renderScreen(<Kept start={start} seen={seen} field={field} />, { backend: aBackend() })
  return { seen, user: userEvent.setup() }
}

test('a field is described by its help, and by its fault instead once there is one', () => {
  renderScreen(
    <>
      <TextField label="Имя" help="Как в паспорте" />
      <TextField label="Город" help="Где живёт" fault="Города нет в списке. Выберите другой." />
    </>,
    { backend: aBackend() },
  )
  const describing = (name: string): string =>
    (screen.getByRole('textbox', { name }).getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join('')
  expect(describing('Имя')).toBe('Как в паспорте')
  expect(describing('Город')).toBe('Города нет в списке. Выберите другой.')
  expect(screen.getByRole('textbox', { name: 'Город' }).getAttribute('aria-invalid')).toBe('true')
})

test('a number is typed, kept between its bounds, and an empty field is null', async () => {
  const { seen, user } = show<number | null>(3, (value, set) => (
    <NumberField label="Дней" value={value} onChange={set} min={1} max={30} />
  ))
  const field = screen.getByRole('textbox', { name: 'Дней' })
  await user.clear(field)
  await user.type(field, '45')
  await user.tab()
  expect(seen).toHaveBeenLastCalledWith(30)
  await user.clear(field)
  await user.tab()
  expect(seen).toHaveBeenLastCalledWith(null)
})

test('the steppers change a number by one and have names', async () => {
  const { seen, user } = show<number | null>(3, (value, set) => (
    <NumberField label="Дней" value={value} onChange={set} />
  ))
  await user.click(screen.getByRole('button', { name: /Больше/ }))
  expect(seen).toHaveBeenLastCalledWith(4)
})

test('a date is typed in Russian order and is an ISO day', async () => {
  const { seen, user } = show<string | null>('2026-11-24', (value, set) => (
    <DateField label="С" value={value} onChange={set} />
  ))
  const [day] = screen.getAllByRole('spinbutton')
  await user.click(day ?? document.body)
  await user.keyboard('05122027')
  expect(seen).toHaveBeenLastCalledWith('2027-12-05')
})

test('in English a date is typed day first, as dates are shown', async () => {
  const seen = vi.fn<(value: string | null) => void>()
  renderScreen(
    <Kept<string | null>
      start="2026-11-24"
      seen={seen}
      field={(value, set) => <DateField label="From" value={value} onChange={set} />}
    />,
    { backend: aBackend(), boot: aBoot({ lang: 'en' }) },
  )
  const [day] = screen.getAllByRole('spinbutton')
  const user = userEvent.setup()
  await user.click(day ?? document.body)
  await user.keyboard('05122027')
  expect(seen).toHaveBeenLastCalledWith('2027-12-05')
})

test('the calendar opens by its button, begins with Monday and gives the day back', async () => {
  const { seen, user } = show<string | null>('2026-11-24', (value, set) => (
    <DateField label="С" value={value} onChange={set} />
  ))
  await user.click(screen.getByRole('button', { name: /Выбрать в календаре/ }))
  expect(screen.getAllByRole('columnheader', { hidden: true })[0]?.textContent).toMatch(/^пн$/i)
  await user.click(screen.getByRole('button', { name: /17 ноября/ }))
  expect(seen).toHaveBeenLastCalledWith('2026-11-17')
})

test('a time has 24 hours', async () => {
  const { seen, user } = show<string | null>('09:30', (value, set) => (
    <TimeField label="С" value={value} onChange={set} />
  ))
  const [hour] = screen.getAllByRole('spinbutton')
  await user.click(hour ?? document.body)
  await user.keyboard('1845')
  expect(seen).toHaveBeenLastCalledWith('18:45')
})

test('a choice opens by the keyboard and closes with the chosen line', async () => {
  const options = [
    { id: 'new', label: 'Новый' },
    { id: 'work', label: 'В работе', note: 'уже взяли' },
  ]
  const { seen, user } = show<string | null>(null, (value, set) => (
    <SelectField label="Стадия" placeholder="Не выбрана" options={options} value={value} onChange={set} />
  ))
  const button = screen.getByRole('button', { name: /Стадия/ })
  expect(button.textContent).toContain('Не выбрана')
  button.focus()
  await user.keyboard('{Enter}{ArrowDown}{Enter}')
  expect(seen).toHaveBeenCalledExactlyOnceWith('work')
  expect(button.textContent).toContain('В работе')
  await vi.waitFor(() => expect(document.activeElement).toBe(button))
})

test('one of many is found by any part of its words, е stands for ё', async () => {
  const options = [
    { id: '1', label: 'Берёзовый Яр', also: 'север' },
    { id: '2', label: 'Заречье' },
  ]
  const { seen, user } = show<string | null>(null, (value, set) => (
    <ComboField label="Город" options={options} value={value} onChange={set} />
  ))
  await user.type(screen.getByRole('combobox'), 'берез')
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Берёзовый Яр'])
  await user.clear(screen.getByRole('combobox'))
  await user.type(screen.getByRole('combobox'), 'север')
  await user.keyboard('{ArrowDown}{Enter}')
  expect(seen).toHaveBeenLastCalledWith('1')
})

test('a person is found by post and chosen by id', async () => {
  const people = [
    { id: 7, name: 'Ольга Северцева', note: 'инженер' },
    { id: 8, name: 'Денис Пахотин', note: 'менеджер' },
  ]
  const { seen, user } = show<number | null>(null, (value, set) => (
    <PersonPicker label="Ответственный" people={people} value={value} onChange={set} />
  ))
  await user.type(screen.getByRole('combobox'), 'менедж')
  await user.keyboard('{ArrowDown}{Enter}')
  expect(seen).toHaveBeenLastCalledWith(8)
})

test('several are ticked one after another in the order of the list', async () => {
  const options = [
    { id: 'a', label: 'Диагностика' },
    { id: 'b', label: 'Согласование' },
  ]
  const { seen, user } = show<string[]>(['b'], (value, set) => (
    <MultiSelect label="Стадии" placeholder="Все стадии" options={options} value={value} onChange={set} />
  ))
  await user.click(screen.getByRole('button', { name: /Стадии/ }))
  await user.click(screen.getByRole('option', { name: 'Диагностика' }))
  expect(seen).toHaveBeenLastCalledWith(['a', 'b'])
  expect(screen.getByRole('listbox')).toBeDefined()
})

test('a switch is turned by Space and described by its help', async () => {
  const { seen, user } = show(false, (value, set) => (
    <SwitchField label="Категории" help="Выключено: ставит человек" value={value} onChange={set} />
  ))
  screen.getByRole('switch', { name: 'Категории', description: 'Выключено: ставит человек' }).focus()
  await user.keyboard(' ')
  expect(seen).toHaveBeenLastCalledWith(true)
})

test('a card that cannot be chosen says why and stays unchosen', async () => {
  const { seen, user } = show<'live' | 'off' | null>('live', (value, set) => (
    <RadioCards
      label="Режим"
      value={value}
      onChange={set}
      cards={[
        { id: 'live', title: 'В деле', text: 'Меняет записи' },
        { id: 'off', title: 'Выключено', text: '', disabledWhy: 'Выключает администратор' },
      ]}
    />
  ))
  await user.click(screen.getByText('Выключает администратор'))
  expect(seen).not.toHaveBeenCalled()
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /Выключено/ }).disabled).toBe(true)
})

test('a file is chosen by the button', async () => {
  const onFiles = vi.fn<(files: File[]) => void>()
  const { container } = renderScreen(
    <FileDrop label="Таблица" help="CSV, до 20 МБ" accept={['.csv']} onFiles={onFiles} />,
    { backend: aBackend() },
  )
  const input = container.querySelector<HTMLInputElement>('input[type=file]')
  await userEvent.setup().upload(input ?? document.body, new File(['a;b'], 'lines.csv', { type: 'text/csv' }))
  expect(onFiles.mock.calls[0]?.[0].map(({ name }) => name)).toEqual(['lines.csv'])
})

test('an offset is short and knows halves of hours', () => {
  const winter = new Date('2026-01-15T12:00:00Z')
  expect(offsetOf('Europe/Moscow', winter)).toBe('UTC+3')
  expect(offsetOf('America/St_Johns', winter)).toBe('UTC−3:30')
  expect(offsetOf('UTC', winter)).toBe('UTC+0')
})
