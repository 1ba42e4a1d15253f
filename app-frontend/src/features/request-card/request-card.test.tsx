import type { Conversation } from '@poryadok/app-backend/correspondence/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import { toasts } from '../../ui/toast-queue.ts'
import { aRow } from '../../testing/request-rows.ts'
import ConversationView from '../conversation/conversation-view.tsx'

const stages = [
  { id: 'NEW', name: 'Новый' },
  { id: 'IN_PROCESS', name: 'В работе' },
  { id: 'CONVERTED', name: 'Решён' },
]
const stage = { id: 'IN_PROCESS', name: 'В работе', color: null, meaning: 'process' as const }
const conversation: Conversation = {
  entityTypeId: 1,
  request: aRow({ id: 41, stage }),
  letters: [],
  bounced: [],
  writers: [],
  draft: null,
  sender: { via: 'smtp', address: 'answers@shchit.example' },
  mayReply: false,
  mayMove: false,
  mayAssign: false,
  asOf: '2026-11-22T10:00:00.000Z',
}
const solution = {
  code: 'SOLUTION',
  type: 'string',
  label: 'Что сделано',
  section: 'outcome',
  multiple: false,
  options: [],
}
const closing = {
  id: '1',
  name: 'Закрытие',
  on: true,
  when: [{ field: 'STAGE', is: 'one-of', values: ['CONVERTED'] }],
  show: [],
  require: ['SOLUTION'],
  set: [],
}
const form = { sections: [], fields: [solution], values: {}, scenarios: { scenarios: [closing] } }
const macro = {
  id: '0b5c1f8e-7a51-4f0e-9f57-4d3c1a2b6c7d',
  name: 'Передать инженеру',
  revision: 1,
  steps: { stageId: 'NEW', responsibleId: 7, templateId: null },
}
const put = 'PUT /api/requests/41/form'

function open(answers: Parameters<typeof aBackend>[0] = {}) {
  const backend = aBackend({
    'GET /api/requests/41/conversation': () => json(conversation),
    'GET /api/stages': () => json({ stages }),
    'GET /api/macros': () => json({ macros: [macro], mayEdit: false }),
    'GET /api/people': () => json({ people: [{ id: 7, name: 'Алексей Гордеев' }] }),
    'GET /api/templates': () => json({ templates: [], acknowledge: false }),
    'GET /api/request-form': () => json(form),
    [put]: () => json({ written: 1, before: { values: {}, stageId: 'IN_PROCESS' } }),
    ...answers,
  })
  renderScreen(<ConversationView />, { backend, boot: aBoot({ view: 'conversation', requestId: 41 }) })
  return backend
}

test('the stages of requests stand on top, and a press moves the request', async () => {
  const backend = open()
  const path = await screen.findByRole('navigation', { name: 'Стадии запроса' })
  expect(within(path).getByRole('button', { name: 'В работе, запрос здесь' }).getAttribute('aria-current')).toBe('step')
  await userEvent.click(within(path).getByRole('button', { name: 'Перевести в «Новый»' }))
  await waitFor(() => expect(backend.calls).toContain(put))
  expect(backend.bodies).toMatchObject([{ stageId: 'NEW', was: { stageId: 'IN_PROCESS' } }])
})

test('a request of a company alone names the company as its client', async () => {
  const request = aRow({ id: 41, stage, company: { id: 8, name: 'ООО «Заречье»' } })
  open({ 'GET /api/requests/41/conversation': () => json({ ...conversation, request }) })
  const essentials = await screen.findByRole('region', { name: 'Главное о запросе' })
  expect(within(essentials).getByText('Компания').nextSibling?.textContent).toBe('ООО «Заречье»')
})

test('a stage that asks for a field has it filled in before the request moves', async () => {
  const backend = open()
  await userEvent.click(await screen.findByRole('button', { name: 'Перевести в «Решён»' }))
  const dialog = await screen.findByRole('dialog', { name: 'Перевести в «Решён»' })
  await userEvent.type(await within(dialog).findByRole('textbox', { name: /Что сделано/ }), 'Заменён блок')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Заполнить и перевести' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(backend.bodies.at(-1)).toMatchObject({ stageId: 'CONVERTED', values: { SOLUTION: ['Заменён блок'] } })
})

test('a stage that asks for a moment and an entry of a dictionary has both filled in', async () => {
  const field = { section: 'visit', multiple: false, options: [] }
  const visit = { ...field, code: 'VISIT_AT', type: 'datetime', label: 'Время выезда' }
  const options = [
    { id: '5', mark: 'EMAIL', label: 'Почта' },
    { id: '6', mark: 'CALL', label: 'Звонок' },
  ]
  const channel = { ...field, code: 'CHANNEL', type: 'crm_status', label: 'Канал', options }
  const scenarios = [{ ...closing, require: ['VISIT_AT', 'CHANNEL'] }]
  const backend = open({
    'GET /api/request-form': () => json({ ...form, fields: [visit, channel], scenarios: { scenarios } }),
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Перевести в «Решён»' }))
  const dialog = await screen.findByRole('dialog', { name: 'Перевести в «Решён»' })
  const moment = await within(dialog).findByRole('group', { name: /Время выезда/ })
  await userEvent.click(within(moment).getAllByRole('spinbutton')[0] ?? moment)
  await userEvent.keyboard('241120261430')
  await userEvent.click(within(dialog).getByRole('button', { name: /Канал/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'Звонок' }))
  await userEvent.click(within(dialog).getByRole('button', { name: 'Заполнить и перевести' }))
  await waitFor(() => expect(backend.calls).toContain(put))
  const at = new Date(2026, 10, 24, 14, 30).toISOString()
  expect(backend.bodies.at(-1)).toMatchObject({ values: { VISIT_AT: [at], CHANNEL: ['CALL'] } })
})

test('a stage that somebody else moved meanwhile is said in its dialog, and the next press moves it knowingly', async () => {
  const backend = open({
    [put]: () =>
      fault(409, { code: 'request.changed-meanwhile', message: 'Ирина Белова записала в поле «Стадия» другое.' }),
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Перевести в «Решён»' }))
  const dialog = await screen.findByRole('dialog', { name: 'Перевести в «Решён»' })
  await userEvent.type(await within(dialog).findByRole('textbox', { name: /Что сделано/ }), 'Заменён блок')
  const press = () => userEvent.click(within(dialog).getByRole('button', { name: 'Заполнить и перевести' }))
  await press()
  expect(await within(dialog).findByText(/Ирина Белова записала/)).toBeDefined()
  backend.on(put, () => json({ written: 2, before: { values: {} } }))
  await press()
  await waitFor(() => expect(backend.bodies).toHaveLength(2))
  expect(backend.bodies).toMatchObject([{ was: { stageId: 'IN_PROCESS' } }, { stageId: 'CONVERTED', was: {} }])
})

test('a field that somebody else wrote meanwhile is not written over; what was typed stays, and goes over it knowingly', async () => {
  const now = { ...form, scenarios: { scenarios: [] }, values: { SOLUTION: ['Заменён щит'] } }
  let asked = 0
  const backend = open({
    'GET /api/request-form': () => json((asked += 1) === 1 ? { ...now, values: { SOLUTION: ['Осмотрен'] } } : now),
    [put]: () =>
      fault(409, { code: 'request.changed-meanwhile', message: 'Ирина Белова записала в поле «Что сделано» другое.' }),
  })
  const broughtIntoSight = vi.fn<() => void>()
  Object.assign(Element.prototype, { scrollIntoView: broughtIntoSight })
  await userEvent.click(await screen.findByRole('button', { name: 'Поля запроса' }))
  const field = await screen.findByRole('textbox', { name: 'Что сделано' })
  await userEvent.type(field, ' и заменён')
  expect(broughtIntoSight).not.toHaveBeenCalled()
  const save = () => userEvent.click(screen.getByRole('button', { name: 'Записать поля' }))
  await save()
  expect(await screen.findByText(/Ирина Белова записала/)).toBeDefined()
  expect(broughtIntoSight).toHaveBeenCalled()
  expect(field).toHaveProperty('value', 'Осмотрен и заменён')
  await waitFor(() => expect(asked).toBe(2))
  backend.on(put, () => json({ written: 1, before: { values: {} } }))
  await save()
  await waitFor(() => expect(backend.bodies).toHaveLength(2))
  expect(backend.bodies).toMatchObject([
    { values: { SOLUTION: ['Осмотрен и заменён'] }, seen: { SOLUTION: ['Осмотрен'] } },
    { values: { SOLUTION: ['Осмотрен и заменён'] }, seen: { SOLUTION: ['Заменён щит'] } },
  ])
})

test('a move that could not be taken back says so', async () => {
  toasts.clear()
  const backend = open()
  await userEvent.click(await screen.findByRole('button', { name: 'Перевести в «Новый»' }))
  await waitFor(() => expect(toasts.visibleToasts).toHaveLength(1))
  backend.on(put, () => fault(403, { message: 'В портале у вас нет права на это действие.' }))
  toasts.visibleToasts[0]?.content.undo?.onUndo()
  await waitFor(() => expect(backend.bodies.at(-1)).toMatchObject({ stageId: 'IN_PROCESS', was: { stageId: 'NEW' } }))
  expect(await screen.findByText(/Отменить не получилось\. В портале у вас нет права/)).toBeDefined()
})

test('a macro shows what it changes and does all of it in one press', async () => {
  const backend = open()
  await userEvent.click(await screen.findByRole('button', { name: 'Макросы' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Передать инженеру' }))
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByText('Алексей Гордеев')).toBeDefined()
  expect(within(dialog).getByText('Новый')).toBeDefined()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Выполнить' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(backend.bodies).toMatchObject([{ stageId: 'NEW', responsibleId: 7, was: { stageId: 'IN_PROCESS' } }])
})
