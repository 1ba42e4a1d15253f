import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { aBackend } from '../testing/backend.ts'
import { renderScreen } from '../testing/render-screen.tsx'
import { DiffView } from './diff-view.tsx'
import { FilterBar } from './filter-bar.tsx'
import { FilteredOutState } from './filtered-out-state.tsx'
import { LoadingState } from './loading-state.tsx'
import { MeterBar } from './meter-bar.tsx'
import { PresetSaver } from './preset-saver.tsx'
import { Progress } from './progress.tsx'

function Bar({ start }: { start: string[] }) {
  const [search, setSearch] = useState('')
  const [left, setLeft] = useState(start)
  return (
    <FilterBar
      label="Поиск по линиям"
      placeholder="номер"
      search={search}
      onSearch={setSearch}
      conditions={left.map((id) => ({ id, label: `Отдел: ${id}` }))}
      onRemove={(id) => setLeft(left.filter((one) => one !== id))}
      fields={<p>Поля отбора</p>}
    />
  )
}

function show(start: string[] = []) {
  renderScreen(<Bar start={start} />, { backend: aBackend() })
  return {
    user: userEvent.setup(),
    field: screen.getByRole<HTMLInputElement>('searchbox', { name: 'Поиск по линиям' }),
  }
}

test('the cross of a condition takes it off and the focus stays in the search', async () => {
  const { user, field } = show(['Сервис', 'Продажи'])
  await user.click(screen.getByRole('button', { name: 'Снять: Отдел: Сервис' }))
  expect(screen.queryByText('Отдел: Сервис')).toBeNull()
  expect(screen.getByText('Отдел: Продажи')).toBeDefined()
  expect(document.activeElement).toBe(field)
})

test('Backspace in the empty search takes the last condition off, in a filled one it does not', async () => {
  const { user, field } = show(['Сервис', 'Продажи'])
  await user.type(field, 'я{Backspace}')
  expect(screen.getByText('Отдел: Продажи')).toBeDefined()
  await user.type(field, '{Backspace}')
  expect(screen.queryByText('Отдел: Продажи')).toBeNull()
  expect(screen.getByText('Отдел: Сервис')).toBeDefined()
})

test('Escape empties the search', async () => {
  const { user, field } = show()
  await user.type(field, '555{Escape}')
  expect(field.value).toBe('')
})

test('fields of the filter open by their button', async () => {
  const { user } = show()
  await user.click(screen.getByRole('button', { name: 'Отбор' }))
  expect(screen.getByText('Поля отбора')).toBeDefined()
})

test('the star keeps a selection under a name that is neither empty nor taken', async () => {
  const onSave = vi.fn<(name: string) => void>()
  renderScreen(<PresetSaver taken={['Мои']} onSave={onSave} />, { backend: aBackend() })
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Сохранить отбор' }))
  const name = screen.getByRole('textbox', { name: 'Название отбора' })
  await vi.waitFor(() => expect(document.activeElement).toBe(name))
  await user.keyboard('{Enter}')
  expect(screen.getByText('Назовите отбор, чтобы узнать его в ряду')).toBeDefined()
  await user.type(name, 'Мои{Enter}')
  expect(screen.getByText('Такой уже есть')).toBeDefined()
  await user.type(name, ' срочные{Enter}')
  expect(onSave).toHaveBeenCalledExactlyOnceWith('Мои срочные')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a way out of a filter that lets nothing through', async () => {
  const onReset = vi.fn<() => void>()
  renderScreen(<FilteredOutState onReset={onReset}>Без отбора было бы 7.</FilteredOutState>, { backend: aBackend() })
  await userEvent.setup().click(screen.getByRole('button', { name: 'Снять отбор' }))
  expect(onReset).toHaveBeenCalledOnce()
})

test('a skeleton says after three seconds that it takes longer', () => {
  vi.useFakeTimers()
  try {
    renderScreen(<LoadingState progress="Загружено 50 из 155" />, { backend: aBackend() })
    act(() => void vi.advanceTimersByTime(2_900))
    expect(screen.getByRole('status').textContent).toBe('')
    act(() => void vi.advanceTimersByTime(200))
    expect(screen.getByRole('status').textContent).toBe('Загружено 50 из 155')
  } finally {
    vi.useRealTimers()
  }
})

test('progress tells its share, and says nothing of it while it is not known', () => {
  renderScreen(
    <>
      <Progress label="История" share={0.62} />
      <Progress label="Считаем" share={null} />
    </>,
    { backend: aBackend() },
  )
  expect(screen.getByRole('progressbar', { name: 'История' }).getAttribute('aria-valuenow')).toBe('62')
  expect(screen.getByRole('progressbar', { name: 'Считаем' }).hasAttribute('aria-valuenow')).toBe(false)
})

test.each([
  [39, 'bg-accent'],
  [40, 'bg-amber'],
  [50, 'bg-red'],
])('a limit of 50 with %i used is %s', (used, fill) => {
  const { container } = renderScreen(<MeterBar label="Запросы" used={used} limit={50} figure={`${used} из 50`} />, {
    backend: aBackend(),
  })
  expect(container.querySelector(`.${fill}`)).not.toBeNull()
  expect(screen.getByRole('meter').getAttribute('aria-valuetext')).toBe(`${used} из 50`)
})

test('a difference tells what was, what comes, and what was not there', () => {
  renderScreen(
    <DiffView
      label="Что изменится"
      rows={[
        { label: 'Ждать', before: '3 дня', after: '5 дней' },
        { label: 'Ящик', before: 'a@shield.example', after: null },
        { label: 'Дежурный', before: null, after: 'Тимур' },
      ]}
    />,
    { backend: aBackend() },
  )
  expect(screen.getAllByRole('deletion').map(({ textContent }) => textContent)).toEqual(['3 дня', 'a@shield.example'])
  expect(screen.getAllByRole('insertion').map(({ textContent }) => textContent)).toEqual(['5 дней', 'Тимур'])
  expect(screen.getByRole('row', { name: /Ящик.*будет убрано/ })).toBeDefined()
})
