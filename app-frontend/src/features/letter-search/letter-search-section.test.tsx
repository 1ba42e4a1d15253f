import type { SearchPage } from '@poryadok/app-backend/letter-search/contract'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import LetterSearchSection from './letter-search-section.tsx'

const page = (over: Partial<SearchPage> = {}): SearchPage => ({
  letters: [
    {
      id: 7,
      receivedAt: '2026-11-24T09:31:00.000Z',
      from: { name: 'Анна Белова', address: 'anna@zarechie.example' },
      subject: [{ text: 'Вопрос', mark: false }],
      snippet: [
        { text: 'не включается ', mark: false },
        { text: 'щит', mark: true },
      ],
      files: [],
      request: { id: 101, title: 'Щит этажа', path: '/crm/lead/details/101/' },
    },
  ],
  sent: [],
  total: 1,
  totalSent: 0,
  requests: 1,
  cut: false,
  next: null,
  ...over,
})
const show = (answer: SearchPage) => {
  const backend = aBackend({ 'GET /api/letters/search': () => json(answer) })
  renderScreen(<LetterSearchSection />, { backend, boot: aBoot({ view: 'main', client: null }) })
  return backend
}
const type = async (text: string) => userEvent.type(await screen.findByRole('searchbox'), text)

test('found words stand marked, with their request', async () => {
  const backend = show(page())
  expect(await screen.findByText('Что ищем')).toBeDefined()
  await type('щиты')
  expect((await screen.findByText('щит')).tagName).toBe('MARK')
  expect(screen.getByRole('status').textContent).toContain('1 письмо в 1 запросе')
  expect(screen.getByRole('link').textContent).toContain('101')
  expect(backend.calls).toEqual([`GET /api/letters/search?text=${encodeURIComponent('щиты')}`])
})

test('nothing is asked for one letter, and nothing found says so', async () => {
  const backend = show(page({ letters: [], total: 0, requests: 0 }))
  await type('щ')
  expect(backend.calls).toEqual([])
  await type('ит')
  expect(await screen.findByText('Ничего не нашлось')).toBeDefined()
})

test('our own letters stand apart, with whom they went to and how many more there are', async () => {
  const sent = {
    id: 3,
    at: '2026-11-24T10:00:00.000Z',
    to: ['anna@zarechie.example'],
    subject: [{ text: 'Re: Вопрос', mark: false }],
    snippet: [{ text: 'автомат', mark: true }],
    request: { id: 101, title: 'Щит этажа', path: '/crm/lead/details/101/' },
  }
  show(page({ letters: [], sent: [sent], total: 30, totalSent: 30 }))
  await type('автомат')
  expect((await screen.findByText('автомат')).tagName).toBe('MARK')
  expect(screen.getByRole('heading', { name: 'Отправленные письма' })).toBeDefined()
  expect(screen.getByText(/anna@zarechie.example/)).toBeDefined()
  expect(screen.getByText(/Показаны последние 1 из 30/)).toBeDefined()
  expect(screen.queryByText('Ничего не нашлось')).toBeNull()
})

test('a fault is said, and asked again', async () => {
  const backend = show(page())
  backend.on('GET /api/letters/search', () => fault(503))
  await type('щит')
  const again = await screen.findByRole('button', { name: /Повторить|ещё раз/ }, { timeout: 8_000 })
  backend.on('GET /api/letters/search', () => json(page()))
  await userEvent.click(again)
  await waitFor(() => expect(screen.getByRole('link')).toBeDefined())
})
