import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import ReportsSection from './reports-section.tsx'
import { StagesDisclosure } from './stages-disclosure.tsx'
import { aDrill, aReport } from './testing.ts'

const path = 'GET /api/reports/stage-time'
function show(answer: () => Response) {
  const backend = aBackend({ [path]: answer, [`${path}/requests`]: () => json(aDrill()) })
  renderScreen(<ReportsSection />, { backend })
  return { backend, user: userEvent.setup() }
}
const lastQuery = (calls: readonly string[], route = `${path}?`) =>
  new URLSearchParams(calls.findLast((call) => call.startsWith(route))?.split('?')[1])

test('the table tells counts and times of each row, those without a category by that name', async () => {
  show(() => json(aReport()))
  const table = within(await screen.findByRole('table'))
  expect(table.getByRole('row', { name: /^Неисправность/ }).textContent).toBe('Неисправность73820,4 ч / 52 ч—')
  expect(table.getByRole('row', { name: /^Без категории/ }).textContent).toContain('Без категории50')
})

test('a figure leads to its requests, of its row alone', async () => {
  const { backend, user } = show(() => json(aReport()))
  const row = await screen.findByRole('row', { name: /^Без категории/ })
  await user.click(within(row).getByRole('link', { name: /0,4 ч/ }))
  const panel = within(await screen.findByRole('complementary'))
  expect(await panel.findByRole('link', { name: 'Запрос 41' })).toBeTruthy()
  const query = lastQuery(backend.calls, `${path}/requests?`)
  expect([query.get('what'), query.get('stage'), query.get('category')]).toEqual(['stage', 'NEW', 'none'])
})

test('period, rows and clock are asked for as they are chosen', async () => {
  const { backend, user } = show(() => json(aReport()))
  await screen.findByRole('table')
  await user.click(screen.getByRole('radio', { name: 'Ответственный' }))
  await user.click(screen.getByRole('radio', { name: 'Рабочее время' }))
  await user.click(screen.getByRole('button', { name: /^4 недели/ }))
  await user.click(await screen.findByRole('option', { name: 'Год' }))
  await vi.waitFor(() => {
    const query = lastQuery(backend.calls)
    expect([query.get('by'), query.get('clock')]).toEqual(['person', 'working'])
    expect(Date.parse(query.get('to') ?? '') - Date.parse(query.get('from') ?? '')).toBe((52 * 7 - 1) * 86_400_000)
  })
})

test('figures of the former choice are read as such while those of the new one are on their way', async () => {
  const { backend, user } = show(() => json(aReport()))
  await screen.findByRole('row', { name: /^Без категории/ })
  const answer = Promise.withResolvers<Response>()
  backend.on(path, () => answer.promise)
  await user.click(screen.getByRole('radio', { name: 'Ответственный' }))
  expect(screen.getByRole('row', { name: /^Без категории/ })).toBeTruthy()
  answer.resolve(json(aReport()))
  expect(await screen.findByRole('columnheader', { name: 'Ответственный' })).toBeTruthy()
  expect(screen.getByRole('row', { name: /^Без ответственного/ })).toBeTruthy()
})

test('nothing at all, nothing for a filter, a refusal and a fault each say what it is', async () => {
  const { backend, user } = show(() => json(aReport({ rows: [] })))
  expect(await screen.findByRole('heading', { name: 'Считать пока нечего' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /^Все категории/ }))
  await user.click(await screen.findByRole('option', { name: 'Неисправность' }))
  expect(await screen.findByRole('heading', { name: 'Под отбор ничего не подошло' })).toBeTruthy()
  backend.on(path, () => json(aReport()))
  await user.click(screen.getByRole('button', { name: 'Снять отбор' }))
  expect(lastQuery(backend.calls).get('category')).toBe('11')
})

test('a person without the right is told so and offered no repetition', async () => {
  show(() => fault(403, { message: 'Отчёты вам не открыты.' }))
  expect(await screen.findByText(/Отчёты вам не открыты/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Повторить' })).toBeNull()
})

test('an employee is told whose requests are counted, who may more, and has neither file nor counting anew', async () => {
  const holders = { all: ['Вера Столбова'], export: ['Вера Столбова', 'Олег Ким'] }
  show(() => json(aReport({ scope: 'own', mayExport: false, mayRebuild: false, holders })))
  expect(await screen.findByText(/Учтены запросы, за которые отвечаете вы/)).toBeTruthy()
  expect(
    screen.getByText(
      /Отчёт по всем запросам открыт здесь: Вера Столбова\. Выгрузить файл может: Вера Столбова, Олег Ким\./,
    ),
  ).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Выгрузить' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Ещё' })).toBeNull()
})

test('counting anew is asked about first, and writes the fields only where that is ticked', async () => {
  const { backend, user } = show(() => json(aReport()))
  backend.on('POST /api/reports/stage-time/rebuild', () => json({ taskId: crypto.randomUUID() }))
  await user.click(await screen.findByRole('button', { name: 'Ещё' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Пересчитать всё' }))
  await user.click(await screen.findByRole('checkbox'))
  await user.click(screen.getByRole('button', { name: 'Пересчитать' }))
  await vi.waitFor(() => expect(backend.bodies).toEqual([{ fields: true }]))
})

test('a request tells its times when it is asked, the present stage and what was made up for marked', async () => {
  const time = (name: string, over: object) => ({
    stage: { id: name, name, color: null, meaning: 'process' },
    entries: 1,
    lastEnteredAt: '2026-11-24T06:00:00.000Z',
    lastLeftAt: null,
    lastMs: 3_600_000,
    totalMs: 7_200_000,
    totalWorkingMs: 1_800_000,
    restored: false,
    ...over,
  })
  const left = { entries: 2, lastLeftAt: '2026-11-24T07:00:00.000Z', restored: true }
  const backend = aBackend({
    'GET /api/requests/7/stages': () => json({ stages: [time('Новый', left), time('В работе', {})] }),
  })
  renderScreen(<StagesDisclosure id={7} />, { backend })
  expect(backend.calls).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Время в стадиях', expanded: false }))
  const lines = (await screen.findAllByRole('listitem')).map((line) => line.textContent)
  expect(lines[0]).toBe('Новый2 ч 00 минрабочих 30 мин · 2 раза, последний 1 ч 00 мин · восстановлено')
  expect(lines[1]).toBe('В работесейчас2 ч 00 минрабочих 30 мин')
})
