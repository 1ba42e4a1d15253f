import type { LetterDetails, LetterOutcome, LetterPage, LetterRow } from '@poryadok/app-backend/intake/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import { LettersTab } from './letters-tab.tsx'

const aLetter = (outcome: LetterOutcome, over: Partial<LetterRow> = {}): LetterRow => ({
  id: 9,
  receivedAt: '2026-11-24T09:31:00.000Z',
  from: { name: 'Елена Воронцова', address: 'e@zarechye.example' },
  to: 'support@shchit.example',
  subject: 'Не включается',
  sizeBytes: 2048,
  outcome,
  why: [],
  request: null,
  nextTryAt: null,
  ...over,
})
const none = { waiting: 0, created: 0, joined: 0, imported: 0, ignored: 0, quarantined: 0, refused: 0 }
const aPage = (letters: LetterRow[], over: Partial<LetterPage> = {}): LetterPage => ({
  letters,
  counts: none,
  mailboxes: [{ id: 4, address: 'support@shchit.example' }],
  next: null,
  ...over,
})
const details = (letter: LetterRow, over: Partial<LetterDetails> = {}): LetterDetails => ({
  letter,
  kind: 'person',
  headers: [
    { name: 'Cc', value: 'buh@zarechye.example' },
    { name: 'In-Reply-To', value: '<first@zarechye.example>' },
  ],
  text: 'Добрый день. Щит не включается.',
  attachments: [{ name: 'щит.pdf', type: 'application/pdf', sizeBytes: 1_024 }],
  decisions: [],
  writes: [{ id: 1, at: letter.receivedAt, method: 'crm.activity.add', state: 'done', error: null, record: null }],
  attempts: 0,
  lastError: null,
  hasRaw: true,
  ...over,
})
function show(page: LetterPage, over: Partial<LetterDetails> = {}) {
  const backend = aBackend({
    'GET /api/letters': () => json(page),
    'GET /api/long-work': () => json({ tasks: [], more: false }),
  })
  for (const letter of page.letters) backend.on(`GET /api/letters/${letter.id}`, () => json(details(letter, over)))
  renderScreen(<LettersTab />, { backend, boot: aBoot({ view: 'main', client: null }) })
  return backend
}
async function open(subject = 'Не включается') {
  await userEvent.click(await screen.findByText(subject))
  return within(await screen.findByRole('complementary'))
}

test('a letter opens beside the list with its words, headers, files and what it wrote', async () => {
  show(aPage([aLetter('created', { request: { id: 48213, path: '/crm/lead/details/48213/' } })]))
  const panel = await open()
  await panel.findByText('Добрый день. Щит не включается.')
  panel.getByText('щит.pdf')
  panel.getByText('crm.activity.add')
  panel.getByText('buh@zarechye.example')
  expect(panel.queryByText('In-Reply-To')).toBeNull()
  await userEvent.click(panel.getByRole('button', { name: 'показать' }))
  panel.getByText('<first@zarechye.example>')
  expect(panel.getByRole('link').textContent).toBe('№\u00a048\u00a0213')
})

test('a letter in quarantine says why and is processed again', async () => {
  const why = [{ code: 'intake.too-slow', params: { seconds: 20 } }]
  const backend = show(aPage([aLetter('quarantined', { why })]))
  const panel = await open()
  await panel.findByText('Разбор письма не уложился в 20 с и остановлен, чтобы не задерживать остальные.')
  backend.on('POST /api/letters/9/retry', () => json({ waiting: true }))
  backend.on('GET /api/letters/9', () => json(details(aLetter('waiting'))))
  await userEvent.click(panel.getByRole('button', { name: 'Обработать ещё раз' }))
  await panel.findByText('В очереди')
  expect(backend.calls).toContain('POST /api/letters/9/retry')
})

test('a refusal to process again is said beside the letter', async () => {
  const backend = show(aPage([aLetter('quarantined')]))
  backend.on('POST /api/letters/9/retry', () => fault(409, { message: 'Письмо уже обработано.' }))
  await userEvent.click(await (await open()).findByRole('button', { name: 'Обработать ещё раз' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Письмо уже обработано')
})

test('a letter is left aside for good only with a note', async () => {
  const backend = show(aPage([aLetter('quarantined')]))
  backend.on('POST /api/letters/9/ignore', () => json(details(aLetter('ignored'))))
  await userEvent.click(await (await open()).findByRole('button', { name: 'Не обрабатывать' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  await userEvent.click(dialog.getByRole('button', { name: 'Не обрабатывать' }))
  dialog.getByText('Напишите коллегам причину.')
  await userEvent.type(dialog.getByRole('textbox', { name: 'Почему' }), 'реклама')
  await userEvent.click(dialog.getByRole('button', { name: 'Не обрабатывать' }))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(backend.bodies).toEqual([{ note: 'реклама' }])
})

test('the whole quarantine goes through processing again, and its progress is seen', async () => {
  const backend = show(aPage([aLetter('quarantined')], { counts: { ...none, quarantined: 3 } }))
  await userEvent.click(await screen.findByRole('radio', { name: /Карантин/ }))
  await screen.findByText(/В карантине 3 письма/)
  const task = {
    id: 't',
    kind: 'quarantine-recovery',
    state: 'running',
    done: 1,
    failed: 1,
    skipped: 0,
    total: 3,
    endedAt: null,
  }
  backend.on('POST /api/letters/recover', () => json({ taskId: 't' }))
  await userEvent.click(screen.getByRole('button', { name: 'Обработать все заново' }))
  await backend.say({ task })
  await waitFor(() => expect(screen.getByText('2 из 3')).toBeDefined())
  expect(screen.getByText('Принято: 1. Вернулось в карантин: 1.')).toBeDefined()
})

test('a letter is downloaded whole, under its number', async () => {
  const backend = show(aPage([aLetter('ignored')]))
  backend.on('GET /api/letters/9/raw', () => new Response('From: x'))
  URL.createObjectURL = () => 'blob:letter'
  URL.revokeObjectURL = vi.fn()
  const saved: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download)
  })
  await userEvent.click(await (await open()).findByRole('button', { name: 'Скачать письмо' }))
  await waitFor(() => expect(saved).toEqual(['letter-9.eml']))
})

test('outcome, words and sender narrow the list', async () => {
  const backend = show(aPage([aLetter('created')], { counts: { ...none, created: 1, quarantined: 2 } }))
  await screen.findByText('Не включается')
  await userEvent.click(screen.getByRole('radio', { name: /Карантин/ }))
  await waitFor(() => expect(backend.calls).toContain('GET /api/letters?outcome=quarantined'))
  await userEvent.type(screen.getByRole('searchbox'), 'щит')
  await waitFor(() =>
    expect(backend.calls.at(-1)).toBe(`GET /api/letters?text=${encodeURIComponent('щит')}&outcome=quarantined`),
  )
})

test('before the first letter the journal says what will happen', async () => {
  show(aPage([]))
  expect(await screen.findByText('Писем ещё не было')).toBeDefined()
})

test('a letter that waits for the portal says when it is tried again, one that waits for its turn does not', async () => {
  const nextTryAt = '2036-11-24T09:40:00.000Z'
  const tried = { code: 'intake.waiting-portal', params: { detail: 'portal.unavailable', tries: 1 } }
  show(
    aPage([
      aLetter('waiting', { id: 2, subject: '', nextTryAt }),
      aLetter('waiting', { id: 1, subject: 'Ждёт', nextTryAt, why: [tried] }),
    ]),
  )
  const portal = await open('Ждёт')
  expect((await portal.findByText(/Следующая попытка/)).textContent).toBe('Следующая попытка: 24.11.2036, 12:40')
  await userEvent.click(portal.getByRole('button', { name: 'Предыдущая строка' }))
  await waitFor(() => expect(screen.queryByText(/Следующая попытка/)).toBeNull())
})

test('an empty quarantine asks for nothing', async () => {
  show(aPage([], { counts: none }))
  await userEvent.click(await screen.findByRole('radio', { name: /Карантин/ }))
  await screen.findByText('Таких писем нет')
  expect(screen.queryByRole('button', { name: 'Обработать все заново' })).toBeNull()
})
