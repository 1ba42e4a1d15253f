import type { ExternalTaskView, TaskLetterView, TaskThread } from '@poryadok/app-backend/external-tasks/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import ExternalTaskScreen from './external-task-view.tsx'
import { RequestTasks } from './request-tasks.tsx'

const aTask = (over: Partial<ExternalTaskView> = {}): ExternalTaskView => ({
  taskId: 12,
  title: 'Проверить щит',
  state: 'open',
  trouble: null,
  performer: { contactId: 9, name: 'Пётр Монтажников', address: 'petrov@montazh.example' },
  choices: [],
  deadline: null,
  lastReplyAt: null,
  createdAt: '2026-11-24T09:00:00.000Z',
  word: null,
  letterCount: 2,
  refused: false,
  path: '/company/personal/user/1/tasks/task/view/12/',
  ...over,
})
const aLetter = (over: Partial<TaskLetterView> = {}): TaskLetterView => ({
  id: 1,
  direction: 'out',
  kind: 'task',
  name: 'Пётр Монтажников',
  address: 'petrov@montazh.example',
  subject: '[Задача 12] Проверить щит',
  text: 'Для вас задача',
  files: [],
  delivery: 'sent',
  error: null,
  letterId: null,
  otherSender: false,
  at: '2026-11-24T09:00:00.000Z',
  ...over,
})
const aReply = { id: 2, direction: 'in', kind: 'reply', delivery: null } as const
const aThread = (task: ExternalTaskView | null, over: Partial<TaskThread> = {}): TaskThread => ({
  task,
  portalTask: { title: 'Проверить щит', external: task !== null },
  letters: task ? [aLetter()] : [],
  mayWrite: true,
  ...over,
})

const aClientLetter = {
  key: { kind: 'in', id: 5 },
  direction: 'incoming',
  from: { name: 'Елена Воронцова', address: 'e@zarechie.example' },
  at: '2026-11-20T12:20:00.000Z',
  own: 'Щит не включается.\nАдрес: Заречная, 5',
  rest: '> старое',
  attachments: [{ index: 0, name: 'щит.jpg', type: 'image/jpeg', sizeBytes: 5 }],
  automatic: null,
  taskId: null,
}

function showTasks(tasks: ExternalTaskView[], over: Partial<TaskThread> = {}, mayWrite = true) {
  const backend = aBackend({
    'GET /api/external-tasks': () => json({ tasks, mayWrite }),
    'GET /api/external-tasks/performers': () =>
      json({ performers: [{ contactId: 9, name: 'Пётр', note: '', addresses: ['one@x.example', 'two@x.example'] }] }),
    'POST /api/external-tasks/preview': () => json({ subject: '[Задача …] Проверить', text: 'Для вас задача' }),
    'POST /api/external-tasks': () => json({ taskId: 12 }),
    'GET /api/requests/26/conversation': () => json({ letters: [aClientLetter] }),
  })
  for (const task of tasks)
    backend.on(`GET /api/external-tasks/${task.taskId}`, () => json(aThread(task, { mayWrite, ...over })))
  renderScreen(<RequestTasks request={26} />, { backend, boot: aBoot({ view: 'request-tasks', client: null }) })
  return backend
}

test('a task stands with its state, its performer and the thread', async () => {
  const backend = showTasks([aTask({ word: 'done', lastReplyAt: '2026-11-24T10:00:00.000Z' })], {
    letters: [
      aLetter(),
      aLetter({ ...aReply, text: 'Готово', letterId: 7, files: [{ name: 'акт.pdf', sizeBytes: 2_048 }] }),
    ],
  })
  const thread = await screen.findByRole('region', { name: 'Переписка с исполнителем' })
  expect(within(thread).getByText('исполнитель: готово')).toBeTruthy()
  expect(within(thread).getByText('Готово')).toBeTruthy()
  expect(within(thread).getByText('отправлено')).toBeTruthy()
  backend.on('GET /api/letters/7/attachments/0', () => new Response('%PDF'))
  await userEvent.click(within(thread).getByRole('button', { name: /Скачать акт\.pdf/ }))
  await waitFor(() => expect(backend.calls).toContain('GET /api/letters/7/attachments/0'))
})

test('a thread that has fewer letters than the list counts is read again at once', async () => {
  const backend = showTasks([aTask({ letterCount: 1 })], { letters: [] })
  const looks = () => backend.calls.filter((call) => call === 'GET /api/external-tasks/12').length
  await waitFor(() => expect(looks()).toBeGreaterThan(1))
})

test('a task whose letter the mail server refused waits for no answer', async () => {
  showTasks([aTask({ refused: true })])
  expect((await screen.findAllByText('не доставлено')).length).toBeGreaterThan(0)
  expect(screen.queryByText('ждём ответа')).toBeNull()
})

test('a task without an address says what to do', async () => {
  const trouble = { code: 'external.no-address', params: { name: 'Пётр' } }
  showTasks([aTask({ state: 'stuck', trouble })], { letters: [] })
  expect(await screen.findByText(/У контакта «Пётр» нет адреса почты/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Отправить снова' })).toBeTruthy()
})

test('a person without the right sees the thread and writes nothing', async () => {
  showTasks([aTask()], {}, false)
  await screen.findByRole('region', { name: 'Переписка с исполнителем' })
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(screen.queryByRole('button', { name: /Поручить/ })).toBeNull()
})

test('a letter to the performer is sent once by its key', async () => {
  const backend = showTasks([aTask()])
  backend.on('POST /api/external-tasks/12/letters', () => json({ done: true }))
  await userEvent.type(await screen.findByRole('textbox', { name: /Письмо исполнителю/ }), 'Когда приедете?')
  await userEvent.click(screen.getByRole('button', { name: 'Отправить' }))
  await waitFor(() => expect(backend.bodies).toContainEqual(expect.objectContaining({ text: 'Когда приедете?' })))
})

test('the form asks for whom and where before it sends', async () => {
  const backend = showTasks([])
  await userEvent.click(await screen.findByRole('button', { name: 'Поручить внешнему исполнителю' }))
  const form = await screen.findByRole('dialog')
  await userEvent.click(within(form).getByRole('button', { name: 'Создать и отправить' }))
  expect(await within(form).findByText('Назовите задачу: название станет темой письма.')).toBeTruthy()
  expect(within(form).getByText('Выберите, кому поручить задачу.')).toBeTruthy()
  expect(backend.calls).not.toContain('POST /api/external-tasks')
  await userEvent.type(within(form).getByRole('textbox', { name: 'Что сделать' }), 'Проверить')
  await userEvent.click(await within(form).findByRole('radio', { name: /Пётр/ }))
  expect(await within(form).findByText('Выберите адрес, на который писать.')).toBeTruthy()
  await userEvent.click(within(form).getByRole('button', { name: /Куда писать/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'two@x.example' }))
  await userEvent.click(within(form).getByRole('button', { name: 'Создать и отправить' }))
  await waitFor(() =>
    expect(backend.bodies).toContainEqual(
      expect.objectContaining({ title: 'Проверить', contactId: 9, address: 'two@x.example', request: 26 }),
    ),
  )
})

test('nothing of the client’s letters goes along until a person quotes one or takes a file of it', async () => {
  const backend = showTasks([])
  backend.on('POST /api/requests/26/draft/letter-files', () =>
    json({ id: 'f1', name: 'щит.jpg', type: 'image/jpeg', sizeBytes: 5 }),
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Поручить внешнему исполнителю' }))
  const form = within(await screen.findByRole('dialog'))
  const description = form.getByRole('textbox', { name: /Описание/ })
  await userEvent.type(description, 'Посмотрите')
  await userEvent.click(await form.findByRole('button', { name: 'взять слова из письма клиента' }))
  expect((description as HTMLTextAreaElement).value).toBe('Посмотрите')
  await userEvent.click(form.getByText('процитировать в описании'))
  expect((description as HTMLTextAreaElement).value).toMatch(
    /^Посмотрите\n\nИз письма клиента, .*:\n> Щит не включается\.\n> Адрес: Заречная, 5$/,
  )
  await userEvent.click(form.getByRole('button', { name: 'Файл из письма' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: /щит\.jpg/ }))
  expect(await form.findByRole('button', { name: 'Убрать щит.jpg' })).toBeTruthy()
  expect(backend.bodies).toContainEqual({ kind: 'in', id: 5, index: 0 })
})

test('a fault of the portal is said, and can be tried again', async () => {
  const backend = aBackend({ 'GET /api/external-tasks': () => fault(502) })
  renderScreen(<RequestTasks request={26} />, { backend })
  expect(await screen.findByRole('button', { name: 'Повторить' })).toBeTruthy()
})

test('in a task without a performer outside one is chosen', async () => {
  const backend = aBackend({
    'GET /api/external-tasks/12': () => json(aThread(null)),
    'GET /api/external-tasks/performers': () => json({ performers: [] }),
  })
  renderScreen(<ExternalTaskScreen />, { backend, boot: aBoot({ view: 'external-task', client: null, taskId: 12 }) })
  expect(await screen.findByText('Поручить тому, кто не работает в портале')).toBeTruthy()
})
