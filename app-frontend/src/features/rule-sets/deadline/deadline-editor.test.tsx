import { deadlineRules, type DeadlineRules } from '@poryadok/app-backend/deadlines/contract'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { aBackend, json } from '../../../testing/backend.ts'
import { renderScreen } from '../../../testing/render-screen.tsx'
import DeadlineEditor from './deadline-editor.tsx'

const rules = deadlineRules.parse({ hours: [{ categoryId: '7', hours: 24 }] })
let last: DeadlineRules = rules
beforeEach(() => {
  last = rules
})

function Held() {
  const [body, setBody] = useState<unknown>(rules)
  const change = (next: unknown): void => {
    last = next as DeadlineRules
    setBody(next)
  }
  return <DeadlineEditor body={body} onChange={change} readOnly={false} notes={[]} />
}
async function open() {
  const categories = [
    { id: '7', name: 'Неисправность' },
    { id: '8', name: 'Документы' },
  ]
  const stages = [
    { id: 'NEW', name: 'Новый' },
    { id: 'WAIT', name: 'Ждём клиента' },
  ]
  const portalDay = { from: '2026-12-31', to: '2026-12-31', kind: 'off' as const, title: 'из календаря портала' }
  const answers = {
    'GET /api/deadlines/portal-calendar': () => json({ week: [[], [], [], [], [], [], []], exceptions: [portalDay] }),
    'POST /api/deadlines/calendar-file': () =>
      json({
        format: 'csv',
        days: [portalDay],
        faults: [{ line: 3, because: { code: 'calendar.bad-kind', params: { text: 'отпуск' } } }],
      }),
    'GET /api/categories': () => json({ categories }),
    'GET /api/stages': () => json({ stages }),
  }
  renderScreen(<Held />, { backend: aBackend(answers) })
  await screen.findByRole('textbox', { name: 'Документы' })
  return userEvent.setup()
}

test('a category gets its hours, and loses its deadline when they are cleared', async () => {
  const user = await open()
  await user.type(screen.getByRole('textbox', { name: 'Документы' }), '48')
  await user.tab()
  expect(last.hours).toContainEqual({ categoryId: '8', hours: 48 })
  await user.clear(screen.getByRole('textbox', { name: 'Неисправность' }))
  await user.tab()
  expect(last.hours).toEqual([{ categoryId: '8', hours: 48 }])
})

test('hours run by working time where that is chosen', async () => {
  const user = await open()
  await user.click(screen.getByRole('radio', { name: /Рабочие часы/ }))
  expect(last.mode).toBe('working-hours')
})

test('a day of the week loses its lunch and gets hours of its own', async () => {
  const user = await open()
  const week = screen.getByRole('region', { name: 'Рабочая неделя' })
  await user.click(within(week).getByRole('button', { name: 'понедельник: убрать часы с 14:00' }))
  await user.click(within(week).getByRole('button', { name: 'воскресенье: добавить часы' }))
  expect(last.calendar.week[0]).toEqual([{ from: 540, to: 780 }])
  expect(last.calendar.week[6]).toEqual([{ from: 540, to: 1_080 }])
})

test('the company has days of its own', async () => {
  const user = await open()
  await user.click(screen.getByRole('button', { name: 'Добавить день' }))
  await user.type(screen.getByRole('textbox', { name: 'Почему' }), 'Переезд')
  expect(last.calendar.exceptions).toMatchObject([{ kind: 'off', title: 'Переезд' }])
  await user.click(screen.getByRole('button', { name: 'Убрать день Переезд' }))
  expect(last.calendar.exceptions).toEqual([])
})

test('a stage stops the clock, and people are told of the deadline when it is wished', async () => {
  const user = await open()
  await user.click(await screen.findByRole('button', { name: /Часы стоят на стадиях/ }))
  await user.click(await screen.findByRole('option', { name: 'Ждём клиента' }))
  await user.keyboard('{Escape}')
  expect(last.pauseStages).toEqual(['WAIT'])
  await user.clear(screen.getByRole('textbox', { name: 'Предупредить заранее, за' }))
  await user.type(screen.getByRole('textbox', { name: 'Сообщить руководителю через' }), '90')
  await user.tab()
  expect([last.warnMinutes, last.escalateMinutes]).toEqual([null, 90])
})

test('a day has hours of its own', async () => {
  const user = await open()
  await user.click(screen.getByRole('button', { name: 'Добавить день' }))
  await user.click(screen.getByRole('button', { name: /Какой день/ }))
  await user.click(await screen.findByRole('option', { name: 'свои часы' }))
  expect(last.calendar.exceptions).toMatchObject([{ kind: 'hours', hours: [{ from: 540, to: 1_080 }] }])
})

test('days of a file are shown with what was left out before they become an edit', async () => {
  const user = await open()
  await user.click(screen.getByRole('button', { name: 'Загрузить файл дней' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Дни из файла' }))
  const input = document.querySelector('input[type=file]') as HTMLInputElement
  await user.upload(input, new File(['2026-12-31;off'], 'days.csv', { type: 'text/csv' }))
  await dialog.findByText('из календаря портала')
  expect(dialog.getByRole('region', { name: 'Пропущено' }).textContent).toContain(
    'Строка 3. Неизвестный вид дня: отпуск',
  )
  expect(last.calendar.exceptions).toEqual([])
  await user.click(dialog.getByRole('button', { name: 'Взять в черновик 1 строку' }))
  expect(last.calendar.exceptions).toMatchObject([{ from: '2026-12-31', kind: 'off' }])
})

test('the portal’s own week and days become an edit', async () => {
  const user = await open()
  await user.click(screen.getByRole('button', { name: 'Взять из календаря портала' }))
  await screen.findByDisplayValue('из календаря портала')
  expect(last.calendar.week.flat()).toEqual([])
})
