import { deadlineRules, type DeadlineRules } from '@poryadok/app-backend/deadlines/contract'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { aBackend, json } from '../../../testing/backend.ts'
import { renderScreen } from '../../../testing/render-screen.tsx'
import DeadlineEditor from './deadline-editor.tsx'

const rules = deadlineRules.parse({ hours: [{ categoryId: '7', hours: 24 }] })
let last: DeadlineRules = rules

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
  const answers = { 'GET /api/categories': () => json({ categories }), 'GET /api/stages': () => json({ stages }) }
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
