import { expect, test } from 'vitest'
import { aBackend } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import { aRow } from '../../testing/request-rows.ts'
import { DeadlineCell } from './deadline-cell.tsx'

const now = new Date('2026-11-24T12:36:00+03:00')
/** From 24.11 02:36 to 24.11 22:36: at 18:36 80 % have passed. */
const row = aRow({ createdAt: '2026-11-24T02:36:00+03:00', resolveBy: '2026-11-24T22:36:00+03:00' })

function cell(over: Partial<typeof row> = {}, at = now, lang: 'ru' | 'en' = 'ru') {
  const boot = aBoot({ lang })
  const { container } = renderScreen(<DeadlineCell row={{ ...row, ...over }} now={at} />, { backend: aBackend(), boot })
  const bar = container.querySelector<HTMLElement>('i')
  return {
    text: container.textContent,
    bar: bar && { width: bar.style.width, color: /bg-\w+/.exec(bar.className)?.[0] },
  }
}

test('half of the time is a blue half of the bar', () => {
  expect(cell()).toEqual({ text: '10 ч 00 миндо вт 24.11, 22:36', bar: { width: '50%', color: 'bg-accent' } })
})

test('from 80 % of the time on the bar is amber', () => {
  expect(cell({}, new Date('2026-11-24T18:36:00+03:00')).bar).toEqual({ width: '80%', color: 'bg-amber' })
})

test('a late request has a minus, the moment and a full red bar', () => {
  expect(cell({}, new Date('2026-11-24T23:48:00+03:00'))).toEqual({
    text: '−1 ч 12 минпросрочен с 22:36',
    bar: { width: '100%', color: 'bg-red' },
  })
})

test('without a deadline the cell says what it waits for, and shows no bar', () => {
  expect(cell({ resolveBy: null })).toEqual({ text: 'Нет срокаждёт категории', bar: null })
})

test('a request with a category and no deadline waits for nothing', () => {
  expect(cell({ resolveBy: null, category: { id: '1', name: 'Поставка' } }).text).toBe('Нет срока')
})

test('a closed request shows no bar', () => {
  expect(cell({ stage: { id: 'WON', name: 'Закрыт', color: null, meaning: 'success' } }).bar).toBeNull()
})

test('in English the cell keeps its order', () => {
  expect(cell({}, now, 'en').text).toBe('10 h 00 minby Tue 24 Nov, 22:36')
})
