import type { LetterOutcome, LetterPage, LetterRow } from '@poryadok/app-backend/intake/contract'
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
const aPage = (letters: LetterRow[], over: Partial<LetterPage> = {}): LetterPage => ({
  letters,
  counts: { waiting: 0, created: 0, joined: 0, imported: 0, ignored: 0, quarantined: 0, refused: 0 },
  next: null,
  ...over,
})
const show = (page: LetterPage) => {
  const backend = aBackend({ 'GET /api/letters': () => json(page) })
  renderScreen(<LettersTab />, { backend, boot: aBoot({ view: 'main', client: null }) })
  return backend
}
const letter = () => screen.findByText('Не включается').then((text) => text.closest('li') as HTMLElement)

test('a letter in quarantine stands with its reason and may be processed again', async () => {
  const backend = show(aPage([aLetter('quarantined', { why: [{ code: 'intake.too-slow', params: { seconds: 20 } }] })]))
  const item = within(await letter())
  item.getByText('Разбор письма не уложился в 20 с и остановлен, чтобы не задерживать остальные.')
  backend.on('POST /api/letters/9/retry', () => json({ waiting: true }))
  backend.on('GET /api/letters', () => json(aPage([aLetter('waiting')])))
  await userEvent.click(item.getByRole('button', { name: 'Обработать ещё раз' }))
  await within(await letter()).findByText('В очереди')
  expect(backend.calls).toContain('POST /api/letters/9/retry')
})

test('a refusal to process again is said beside the letter', async () => {
  const backend = show(aPage([aLetter('quarantined')]))
  backend.on('POST /api/letters/9/retry', () => fault(409, { message: 'Письмо уже обработано.' }))
  await userEvent.click(within(await letter()).getByRole('button', { name: 'Обработать ещё раз' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Письмо уже обработано')
})

test('the reason of a letter that became a request is one press away', async () => {
  show(
    aPage([
      aLetter('created', {
        why: [{ code: 'thread.new', params: {} }],
        request: { id: 48213, path: '/crm/lead/details/48213/' },
      }),
    ]),
  )
  const item = within(await letter())
  expect(item.queryByText(/открыт новый запрос/)).toBeNull()
  await userEvent.click(item.getByRole('button', { name: 'почему' }))
  item.getByText('Письмо ни на что не отвечает, поэтому открыт новый запрос.')
  expect(item.getByRole('link').textContent).toBe('№\u00a048\u00a0213')
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
  await userEvent.click(within(await letter()).getByRole('button', { name: 'Скачать письмо' }))
  await waitFor(() => expect(saved).toEqual(['letter-9.eml']))
})

test('a selection shows letters of one outcome', async () => {
  const backend = show(
    aPage([aLetter('created')], {
      counts: { waiting: 0, created: 1, joined: 0, imported: 0, ignored: 0, quarantined: 2, refused: 0 },
    }),
  )
  await letter()
  await userEvent.click(screen.getByRole('radio', { name: /Карантин/ }))
  await waitFor(() => expect(backend.calls.at(-1)).toBe('GET /api/letters?outcome=quarantined'))
})

test('earlier letters are asked for behind the last one', async () => {
  const backend = show(aPage([aLetter('created')], { next: 9 }))
  const button = await screen.findByRole('button', { name: 'Показать более ранние' })
  backend.on('GET /api/letters', () => json(aPage([aLetter('created', { id: 8, subject: 'Раньше' })])))
  await userEvent.click(button)
  await screen.findByText('Раньше')
  expect(backend.calls.at(-1)).toBe('GET /api/letters?before=9')
})

test('before the first letter the journal says what will happen', async () => {
  show(aPage([]))
  expect(await screen.findByText('Писем ещё не было')).toBeDefined()
})

test('a letter that waits for its turn has no moment of a next try, one that waits for the portal has', async () => {
  const nextTryAt = '2036-11-24T09:40:00.000Z'
  const tried = { code: 'intake.waiting-portal', params: { detail: 'portal.unavailable', tries: 1 } }
  show(
    aPage([
      aLetter('waiting', { id: 2, subject: '', nextTryAt }),
      aLetter('waiting', { id: 1, subject: 'Ждёт', nextTryAt, why: [tried] }),
    ]),
  )
  const [turn, portal] = await Promise.all(
    ['ещё не разобрано', 'Ждёт'].map((text) =>
      screen.findByText(text).then((found) => found.closest('li')?.textContent),
    ),
  )
  expect(turn).not.toContain('Следующая попытка')
  expect(portal).toMatch(/Портал не отвечает.*Следующая попытка: 24\.11\.2036, 12:40/)
})
