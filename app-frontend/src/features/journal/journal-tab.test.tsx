import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { CallRow } from '@poryadok/app-backend/operations/contract'
import { expect, test } from 'vitest'
import { aBackend, json } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import { callQuery, isNarrowed, wholeJournal } from './call-filter.ts'
import { JournalTab } from './journal-tab.tsx'

const call = (id: number, over: Partial<CallRow> = {}): CallRow => ({
  id,
  at: '2026-11-24T09:00:00.000Z',
  userId: null,
  userName: null,
  method: 'crm.item.list',
  inner: [],
  outcome: 'ok',
  status: 200,
  errorCode: null,
  durationMs: 120,
  ...over,
})

const calls = [
  call(3, { method: 'batch', inner: ['crm.item.get', 'user.get'] }),
  call(2, { outcome: 'refused', status: 400, errorCode: 'ACCESS_DENIED', userId: 12, userName: 'Ольга Северцева' }),
  call(1, { outcome: 'no-answer', status: null }),
  call(0, { userId: 0 }),
]

function open() {
  const backend = aBackend({
    'GET /api/operations/calls': (query) =>
      json({
        rows: calls.filter(({ outcome }) => !query.get('outcome') || outcome === query.get('outcome')),
        next: null,
      }),
    'GET /api/operations/calls/3': () => json({ ...calls[0], params: { halt: 0, auth: '•••' } }),
  })
  renderScreen(<JournalTab />, { backend })
  return { backend, user: userEvent.setup() }
}

test('each request has its method, outcome in words, code and who asked', async () => {
  open()
  expect((await screen.findByRole('row', { name: /ACCESS_DENIED/ })).textContent).toMatch(
    /^crm\.item\.list.*портал отказал400 ACCESS_DENIED120Ольга Северцева$/,
  )
  expect(screen.getByRole('row', { name: /проверка, кто вошёл/ })).toBeDefined()
  expect(screen.getByRole('row', { name: /ответа нет/ }).textContent).toContain('фоновая работа')
})

test('the filter asks the server and shows itself as a condition that can be taken off', async () => {
  const { backend, user } = open()
  await screen.findByRole('row', { name: /ACCESS_DENIED/ })
  await user.click(screen.getByRole('button', { name: 'Отбор' }))
  await user.click(screen.getByRole('button', { name: /Исход/ }))
  await user.click(screen.getByRole('option', { name: 'портал отказал' }))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2))
  expect(backend.calls.at(-1)).toBe('GET /api/operations/calls?outcome=refused')
  await user.click(screen.getByRole('button', { name: 'Снять: Исход: портал отказал' }))
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(5))
})

test('a request opens beside the journal with its parameters and inner methods', async () => {
  const { user } = open()
  ;(await screen.findByRole('row', { name: /batch/ })).focus()
  await user.keyboard('{Enter}')
  const panel = within(screen.getByRole('complementary', { name: 'batch' }))
  expect(panel.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['crm.item.get', 'user.get'])
  expect((await panel.findByRole('region', { name: 'Параметры' })).textContent).toContain('"halt": 0')
  expect(screen.getByRole('row', { name: /batch/ }).getAttribute('aria-current')).toBe('true')
})

test('typing a method asks once it rests', async () => {
  const { backend, user } = open()
  await screen.findByRole('row', { name: /batch/ })
  await user.type(screen.getByRole('searchbox'), 'crm.item')
  await waitFor(() => expect(backend.calls.at(-1)).toBe('GET /api/operations/calls?method=crm.item'))
  expect(backend.calls.filter((line) => line.includes('method=')).length).toBeLessThan(4)
})

test('a period is whole days of the person’s zone', () => {
  const query = callQuery({ ...wholeJournal, period: { from: '2026-11-23', to: '2026-11-24' } })
  expect(query).toMatchObject({ from: '2026-11-22T21:00:00.000Z', to: '2026-11-24T20:59:59.999Z' })
})

test('spaces alone do not narrow the journal', () => {
  expect(isNarrowed(wholeJournal)).toBe(false)
  expect(isNarrowed({ ...wholeJournal, method: '  ' })).toBe(false)
  expect(isNarrowed({ ...wholeJournal, actor: 'portal' })).toBe(true)
})
