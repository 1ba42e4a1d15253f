import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { MissedCallView, PhoneLineView } from '@poryadok/app-backend/missed-calls/contract'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import { LinesTab } from './lines-tab.tsx'
import { MissedList } from './missed-list.tsx'

const oleg = { id: 7, name: 'Олег Пахотин', active: true }
const since = '1970-01-01T00:00:00.000Z'
const aLine = (number: string, more: Partial<PhoneLineView> = {}): PhoneLineView => ({
  id: crypto.randomUUID(),
  number,
  label: 'Офис',
  aliases: ['МТС'],
  active: true,
  comment: '',
  holders: [{ person: oleg, substitute: null, from: since, by: 'Марина', at: since }],
  current: oleg,
  revision: 1,
  editable: true,
  hits: 0,
  lastHitAt: null,
  ...more,
})
const aCall = (id: number, more: Partial<MissedCallView> = {}): MissedCallView => ({
  entityTypeId: 1,
  id,
  title: `Лид ${id}`,
  path: `/crm/lead/details/${id}/`,
  phone: `+7900111220${id}`,
  line: 'Офис',
  count: 1,
  lastCallAt: '2026-11-23T09:00:00.000Z',
  state: 'unresolved',
  responsible: null,
  because: [{ code: 'missed-call.line-unknown', params: { line: '88126034480' } }],
  calledBackAt: null,
  calledBackBy: null,
  mayAssign: true,
  mayTake: false,
  ...more,
})
const lines = (list: PhoneLineView[], mayEdit = true) =>
  aBackend({
    'GET /api/phone-lines': () =>
      json({
        lines: list,
        unmapped: [{ line: '88126034480', calls: 27, lastAt: '2026-11-23T09:00:00.000Z' }],
        mayEdit,
      }),
    'GET /api/people': () =>
      json({ people: [{ ...oleg, position: null, kind: 'employee', departments: [] }], total: 1, asOf: null }),
    'GET /api/departments': () => json({ departments: [], asOf: null }),
    'POST /api/phone-lines/try': () =>
      json({
        line: list[0] ?? null,
        person: oleg,
        because: [{ code: 'missed-call.holder', params: { name: oleg.name } }],
      }),
  })

test('a line is found by its number however it is typed', async () => {
  renderScreen(<LinesTab />, {
    backend: lines([aLine('84951180981'), aLine('8 812 603-44-80', { label: 'Склад', aliases: [] })]),
  })
  await userEvent.type(await screen.findByRole('searchbox', { name: 'Найти линию' }), '+7 495 118')
  expect(screen.getByText('+7 495 118-09-81')).toBeDefined()
  expect(screen.queryByText('Склад')).toBeNull()
})

const gleb = { id: 9, name: 'Глеб Рябинин', active: true }

/** One line that is changed: what is sent, and the backend that takes it. */
function aChangedLine(line: ReturnType<typeof aLine>) {
  const sent: unknown[] = []
  const people = [oleg, gleb].map((one) => ({ ...one, position: null, kind: 'employee', departments: [] }))
  const backend = aBackend({
    'GET /api/phone-lines': () => json({ lines: [line], unmapped: [], mayEdit: true }),
    'GET /api/people': () => json({ people, total: 2, asOf: null }),
    'GET /api/departments': () => json({ departments: [], asOf: null }),
    [`PUT /api/phone-lines/${line.id}`]: (_query: URLSearchParams, body: unknown) => {
      sent.push(body)
      return json({ id: line.id })
    },
  })
  return { backend, sent }
}

test('whoever holds a line is changed in the row itself, the rest of the line stays', async () => {
  const { backend, sent } = aChangedLine(aLine('84951180981'))
  renderScreen(<LinesTab />, { backend })
  await userEvent.click(await screen.findByRole('button', { name: /^Сотрудник линии \+7 495 118-09-81/ }))
  await userEvent.clear(screen.getByRole('combobox', { name: 'Сотрудник' }))
  await userEvent.type(screen.getByRole('combobox', { name: 'Сотрудник' }), 'Ряб')
  await userEvent.click(await screen.findByRole('option', { name: /Рябинин/ }))
  await waitFor(() =>
    expect(sent).toEqual([expect.objectContaining({ number: '84951180981', userId: 9, revision: 1 })]),
  )
  expect(sent[0]).not.toHaveProperty('from')
})

test('the form of a line whose next person is written down keeps the one who holds it now', async () => {
  const later = '2999-01-01T00:00:00.000Z'
  const [now] = aLine('84951180981').holders
  const holders = now ? [now, { ...now, person: gleb, from: later }] : []
  const { backend, sent } = aChangedLine(aLine('84951180981', { holders }))
  renderScreen(<LinesTab />, { backend })
  expect((await screen.findByRole('row', { name: /84|495 118/ })).textContent).toContain('потом Глеб Рябинин')
  await userEvent.click(screen.getByRole('button', { name: /^Изменить линию/ }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Комментарий' }), 'ночью автоответчик')
  await userEvent.click(screen.getByRole('button', { name: 'Сохранить линию' }))
  await waitFor(() => expect(sent).toEqual([expect.objectContaining({ userId: oleg.id })]))
})

test('of a thousand lines a hundred rows are shown at first', async () => {
  const many = Array.from({ length: 1_000 }, (_, at) => aLine(`+7495${String(at).padStart(7, '0')}`))
  const { container } = renderScreen(<LinesTab />, { backend: lines(many) })
  expect(await screen.findByText(/Показано 100 из/)).toBeDefined()
  expect(container.querySelectorAll('tr')).toHaveLength(101)
})

test('a pasted text tells who would get the lead', async () => {
  renderScreen(<LinesTab />, { backend: lines([aLine('84951180981')]) })
  await userEvent.type(await screen.findByRole('textbox', { name: /Дополнительно об источнике/ }), 'на номер: МТС')
  await userEvent.click(screen.getByRole('button', { name: 'Найти линию' }))
  expect(await screen.findByText('Лид получит: Олег Пахотин.')).toBeDefined()
})

test('a line that calls name and nobody holds is made from its row, unless the viewer may not', async () => {
  const { unmount } = renderScreen(<LinesTab />, { backend: lines([]) })
  await userEvent.click(await screen.findByRole('button', { name: 'Записать линию' }))
  const number = within(screen.getByRole('dialog')).getByRole('textbox', { name: 'Номер или имя линии' })
  expect((number as HTMLInputElement).value).toBe('88126034480')
  unmount()
  renderScreen(<LinesTab />, { backend: lines([aLine('84951180981', { editable: false })], false) })
  await screen.findByText('+7 495 118-09-81')
  expect(screen.queryByRole('button', { name: /Записать|Добавить|Изменить/ })).toBeNull()
})

test('calls are chosen and given together', async () => {
  let given = 0
  const backend = aBackend({
    'GET /api/missed-calls': () =>
      json({ rows: [aCall(1), aCall(2, { count: 3 })], counts: { unresolved: 2, notCalledBack: 2 }, next: null }),
    'GET /api/people': () =>
      json({ people: [{ ...oleg, position: null, kind: 'employee', departments: [] }], total: 1, asOf: null }),
    'GET /api/departments': () => json({ departments: [], asOf: null }),
    'POST /api/missed-calls/assign': () => {
      given += 1
      return json({ done: 2, refused: 0 })
    },
  })
  renderScreen(<MissedList mayAssign />, { backend })
  expect((await screen.findAllByText('Линии +7 812 603-44-80 нет в списке.')).length).toBe(2)
  expect(screen.getByText('звонил 3 раза')).toBeDefined()
  for (const box of screen.getAllByRole('checkbox')) await userEvent.click(box)
  await userEvent.click(screen.getByRole('button', { name: 'Назначить выбранные: 2' }))
  await userEvent.type(screen.getByRole('combobox', { name: 'Сотрудник' }), 'Олег')
  await userEvent.click(await screen.findByRole('option', { name: /Олег Пахотин/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Назначить, звонков: 2' }))
  await screen.findByRole('button', { name: /Назначить ответственного за звонок .*01/ })
  expect(given).toBe(1)
})

test('an employee sees no way to give calls, and takes one where that is allowed', async () => {
  const backend = aBackend({
    'GET /api/missed-calls': () =>
      json({
        rows: [aCall(1, { mayAssign: false, mayTake: true })],
        counts: { unresolved: 1, notCalledBack: 1 },
        next: null,
      }),
  })
  renderScreen(<MissedList mayAssign={false} />, { backend })
  expect(await screen.findByRole('button', { name: 'Взять себе' })).toBeDefined()
  expect(screen.queryByRole('checkbox')).toBeNull()
})

test('a call that somebody else was quicker to take is told of', async () => {
  const backend = aBackend({
    'GET /api/missed-calls': () =>
      json({ rows: [aCall(1, { mayTake: true })], counts: { unresolved: null, notCalledBack: 1 }, next: null }),
    'POST /api/missed-calls/take': () => json({ done: 0, refused: 1 }),
  })
  renderScreen(<MissedList mayAssign={false} />, { backend })
  await userEvent.click(await screen.findByRole('button', { name: 'Взять себе' }))
  expect(await screen.findByText('Этот звонок уже взял кто-то другой.')).toBeDefined()
  expect(screen.getByRole('radio', { name: 'Неразобранные' })).toBeDefined()
})

test('where none of the latest calls is the viewer’s, the earlier ones can still be asked for', async () => {
  const backend = aBackend({
    'GET /api/missed-calls': () => json({ rows: [], counts: { unresolved: 0, notCalledBack: 0 }, next: '1-1-1' }),
  })
  renderScreen(<MissedList mayAssign={false} />, { backend })
  expect(await screen.findByRole('button', { name: 'Показать ещё' })).toBeDefined()
  expect(screen.queryByText('Здесь пусто')).toBeNull()
})

test('a portal that does not answer is a fault with a way to try again', async () => {
  renderScreen(<MissedList mayAssign />, { backend: aBackend({ 'GET /api/missed-calls': () => fault(503) }) })
  expect(await screen.findByText(/Портал не отвечает/)).toBeDefined()
})
