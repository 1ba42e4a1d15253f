import type { Conversation, ConversationLetter, Draft } from '@poryadok/app-backend/correspondence/contract'
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, type Backend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import { aRow } from '../../testing/request-rows.ts'
import ConversationView from './conversation-view.tsx'

const aLetter = (changes: Partial<ConversationLetter> = {}): ConversationLetter => ({
  key: { kind: 'in', id: 1 },
  activityId: 11,
  direction: 'incoming',
  from: { name: 'Елена Воронцова', address: 'e@zarechie.example' },
  to: 'support@shchit.example',
  cc: '',
  subject: 'ОР-16',
  at: '2026-11-20T12:20:00.000Z',
  own: 'Не включается.',
  rest: '',
  attachments: [],
  automatic: null,
  delivery: null,
  taskId: null,
  why: [],
  others: [],
  ...changes,
})
const aConversation = (changes: Partial<Conversation> = {}): Conversation => ({
  entityTypeId: 1,
  request: aRow({ id: 41 }),
  letters: [aLetter()],
  bounced: [],
  writers: [],
  draft: null,
  sender: { via: 'smtp', address: 'answers@shchit.example' },
  mayReply: true,
  mayMove: true,
  mayAssign: true,
  asOf: '2026-11-22T10:00:00.000Z',
  ...changes,
})
const aDraft: Draft = {
  revision: 1,
  mode: 'reply',
  parent: { kind: 'in', id: 1 },
  to: ['e@zarechie.example'],
  cc: [],
  subject: 'Re: ОР-16',
  text: '',
  quote: true,
  files: [],
  leftOut: [],
  updatedAt: '2026-11-22T10:00:00.000Z',
}
const path = '/api/requests/41/conversation'

function open(changes: Partial<Conversation> = {}, answers: Parameters<typeof aBackend>[0] = {}): Backend {
  const backend = aBackend({
    [`GET ${path}`]: () => json(aConversation(changes)),
    'GET /api/templates': () => json({ templates: [], acknowledge: false }),
    'PUT /api/requests/41/presence': () => json({ writing: true }),
    'DELETE /api/requests/41/presence': () => json({ writing: false }),
    'PUT /api/requests/41/draft': (_, body) =>
      json({ state: 'kept', revision: (body as Draft).revision + 1, updatedAt: aDraft.updatedAt }),
    ...answers,
  })
  renderScreen(<ConversationView />, { backend, boot: aBoot({ view: 'conversation', requestId: 41 }) })
  return backend
}

test('own words stand first, and the quotation opens on demand', async () => {
  open({ letters: [aLetter({ rest: '> Добрый день' })] })
  expect(await screen.findByText('Не включается.')).toBeDefined()
  expect(screen.queryByText('> Добрый день')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'подпись и цитата' }))
  expect(screen.getByText('> Добрый день')).toBeDefined()
})

test('a performer’s letters stand in a card of their own', async () => {
  open({ letters: [aLetter(), aLetter({ key: { kind: 'in', id: 2 }, taskId: 9, own: 'Буду завтра.' })] })
  const client = await screen.findByRole('region', { name: 'С клиентом' })
  const performer = screen.getByRole('region', { name: 'С исполнителем' })
  expect(client.textContent).not.toContain('Буду завтра.')
  expect(performer.textContent).toContain('Буду завтра.')
})

test.each([
  ['failed', '550 no such user', /Не отправлено\. Ответ сервера: 550 no such user/],
  ['bounced', 'e@z.example: 550', /Вернулось, получатель его не увидел\. e@z\.example: 550/],
  ['unknown', '', /ушло ли оно, неизвестно/],
  ['sent', '', /^отправлено$/],
] as const)('a letter of ours that is %s says so', async (state, detail, words) => {
  const delivery = { state, detail, until: null, via: 'smtp' as const }
  open({ letters: [aLetter({ key: { kind: 'out', id: 3 }, direction: 'outgoing', delivery })] })
  expect(await screen.findByText(words)).toBeDefined()
})

test('an address that letters do not reach is told, and who writes now', async () => {
  const at = '2026-11-22T10:00:00.000Z'
  const until = new Date(Date.now() + 30_000).toISOString()
  open({
    bounced: [{ address: 'e@zarechie.example', kind: 'hard', detail: '550', taskId: null, at }],
    writers: [{ userId: 8, name: 'Дмитрий Пахотин', until }],
  })
  expect((await screen.findByRole('alert')).textContent).toMatch(/e@zarechie\.example не доходят/)
  expect(screen.getByText('Сейчас отвечает Дмитрий Пахотин')).toBeDefined()
})

test('a performer’s address that refuses letters is told beside the performer, not beside the client', async () => {
  const at = '2026-11-22T10:00:00.000Z'
  open({
    letters: [aLetter(), aLetter({ key: { kind: 'out', id: 2 }, direction: 'outgoing', taskId: 9 })],
    bounced: [{ address: 'p@montazh.example', kind: 'hard', detail: '550', taskId: 9, at }],
  })
  expect((await screen.findByRole('region', { name: 'С исполнителем' })).textContent).toMatch(
    /p@montazh\.example не доходят/,
  )
  expect(screen.getByRole('region', { name: 'С клиентом' }).textContent).not.toContain('p@montazh.example')
})

test('an answer is kept while it is written and goes with its last revision', async () => {
  const backend = open(
    {},
    {
      'POST /api/requests/41/draft': () => json(aDraft),
      'POST /api/requests/41/draft/send': () => json({ outgoingId: 3, until: null }),
    },
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Ответить клиенту' }))
  await userEvent.type(await screen.findByRole('textbox', { name: 'Текст письма' }), 'Ждём фото')
  await userEvent.click(screen.getByRole('button', { name: 'Отправить клиенту' }))
  await waitFor(() => expect(backend.calls).toContain('POST /api/requests/41/draft/send'))
  const kept = backend.bodies.filter((body) => (body as Draft).text !== undefined).at(-1) as Draft
  expect(kept.text).toBe('Ждём фото')
  expect(backend.bodies.at(-1)).toEqual({ revision: kept.revision + 1 })
})

test('a prepared answer comes before what is written, and one goes on writing; one that does not come says so', async () => {
  const template = { id: 4, revision: 1, kind: 'reply', name: 'Просим фото', updatedAt: aDraft.updatedAt }
  const wordsOf = { ru: { subject: '', text: 'Пришлите фото.' }, en: { subject: '', text: '' } }
  let there = false
  open(
    { draft: { ...aDraft, text: 'Ждём.' } },
    {
      'GET /api/templates': () => json({ templates: [{ ...template, ...wordsOf }], acknowledge: false }),
      'GET /api/requests/41/templates/4': () =>
        there ? json({ subject: '', text: 'Пришлите фото.' }) : json({ error: { code: 'template.not-found' } }, 404),
    },
  )
  const choose = async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Вставить шаблон' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Просим фото' }))
  }
  await choose()
  expect((await screen.findByRole('alert')).textContent).not.toBe('')
  there = true
  await choose()
  const words = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Текст письма' })
  await waitFor(() => expect(words.value).toBe('Пришлите фото.\n\nЖдём.'))
  await waitFor(() => expect(document.activeElement).toBe(words))
})

test('an answer to all is offered where there are others, names them, and a colleague left out can be added', async () => {
  const backend = open(
    { letters: [aLetter({ cc: 'b@zarechie.example, ivanov@shchit.example', others: ['b@zarechie.example'] })] },
    {
      'POST /api/requests/41/draft': () =>
        json({
          ...aDraft,
          mode: 'reply-all',
          cc: ['b@zarechie.example'],
          leftOut: [
            { address: 'support@shchit.example', why: 'own' },
            { address: 'ivanov@shchit.example', why: 'staff' },
          ],
        }),
    },
  )
  expect(await screen.findByText(/копия: b@zarechie\.example, ivanov@shchit\.example/)).toBeDefined()
  expect(screen.getByText(/ещё b@zarechie\.example/)).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Ответить всем' }))
  expect((await screen.findByRole('list', { name: 'Ответа не получат' })).children).toHaveLength(2)
  await userEvent.click(screen.getByRole('button', { name: 'Добавить ivanov@shchit.example в копию' }))
  expect(screen.getByRole('list', { name: 'Ответа не получат' }).children).toHaveLength(1)
  expect(screen.getByText(/^Получат: .*; копия: b@zarechie\.example, ivanov@shchit\.example$/)).toBeDefined()
  await waitFor(() =>
    expect(backend.bodies.at(-1)).toMatchObject({ cc: ['b@zarechie.example', 'ivanov@shchit.example'] }),
  )
})

test('a task is given to somebody outside beside the client’s letters, where that is allowed', async () => {
  open({}, { 'GET /api/external-tasks/performers': () => json({ performers: [] }) })
  await userEvent.click(await screen.findByRole('button', { name: 'Поручить' }))
  expect(await screen.findByRole('dialog', { name: 'Задача внешнему исполнителю' })).toBeDefined()
})

test('whoever may not give tasks is offered none', async () => {
  open({ mayAssign: false })
  await screen.findByText('Не включается.')
  expect(screen.queryByRole('button', { name: 'Поручить' })).toBeNull()
})

test('a letter to us alone offers no answer to all', async () => {
  open()
  expect(await screen.findByRole('button', { name: 'Ответить клиенту' })).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Ответить всем' })).toBeNull()
})

test('without an account of ours the composer says that Bitrix24 sends', async () => {
  open({ draft: aDraft, sender: { via: 'portal', address: null } })
  expect(await screen.findByText(/письмо отправит Битрикс24/)).toBeDefined()
})

test('whoever may not answer reads only', async () => {
  open({ mayReply: false })
  expect(await screen.findByText('Не включается.')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Ответить клиенту' })).toBeNull()
})

test('whoever may not move letters is offered no move', async () => {
  open()
  expect(await screen.findByText('перенести…')).toBeDefined()
  cleanup()
  open({ mayMove: false })
  expect(await screen.findByText('Не включается.')).toBeDefined()
  expect(screen.queryByText('перенести…')).toBeNull()
})

test('a request without letters says what comes', async () => {
  open({ letters: [] })
  expect(await screen.findByText('Писем в запросе пока нет')).toBeDefined()
  expect(screen.getByRole('button', { name: 'Написать клиенту' })).toBeDefined()
})

test('a request that is not there for the viewer says so in the server’s words', async () => {
  open({}, { [`GET ${path}`]: () => fault(404, { message: 'Запрос не найден.' }) })
  expect((await screen.findByRole('alert')).textContent).toMatch(/Запрос не найден/)
})
