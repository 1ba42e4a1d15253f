import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aHealth } from '../../testing/health.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import HealthPage from './health-page.tsx'

async function open(health = aHealth(), lang: 'ru' | 'en' = 'ru') {
  const backend = aBackend({ 'GET /api/operations/health': () => json(health) })
  const onOpen = vi.fn<(section: string) => void>()
  renderScreen(<HealthPage onOpen={onOpen} />, { backend, boot: aBoot({ lang }) })
  const user = userEvent.setup()
  await user.click(screen.getByRole('tab', { name: /^(Сейчас|Now)/ }))
  return { backend, onOpen, user }
}

const troubled = aHealth({
  state: 'bad',
  counts: { ok: 1, soon: 1, bad: 2, off: 0 },
  checks: [
    { id: 'dead-jobs', state: 'bad', title: 'Неудавшаяся работа', says: 'Осталось 3.', todo: 'Повторите её.' },
    { id: 'quarantine', state: 'bad', title: 'Карантин', says: 'Ждёт 1 письмо.', todo: 'Разберите его.' },
    { id: 'certificate', state: 'soon', title: 'Сертификат', says: 'Осталось 12 дней.', todo: 'Продлите.' },
    { id: 'disk', state: 'ok', title: 'Место на диске', says: 'Свободно 41 ГБ.', todo: '' },
  ],
  queues: [{ queue: 'portal.event', waiting: 8, due: 5, held: 2, dead: 3, oldestDueAt: null }],
})

test('an app in order says so, and a check that is not used is not counted', async () => {
  await open()
  expect(await screen.findByRole('heading', { name: 'Всё в порядке' })).toBeDefined()
  expect(screen.getByRole('img', { name: 'В порядке 2 из 2' })).toBeDefined()
  expect(screen.getByRole('meter', { name: 'Запросы' }).getAttribute('aria-valuetext')).toBe('11 из 50')
})

test('each trouble has its state as a word, what is so and what to do', async () => {
  await open(troubled)
  expect(await screen.findByRole('heading', { name: 'Нужно вмешаться: 2, посмотреть: 1' })).toBeDefined()
  const row = screen.getByText('Неудавшаяся работа').closest('li')
  expect(row?.textContent).toBe('нужно вмешатьсяНеудавшаяся работаОсталось 3.Повторите её.Открыть очередь')
})

test('a trouble leads to the screen where it is mended', async () => {
  const { user, onOpen, backend } = await open(troubled)
  backend.on('GET /api/operations/dead-jobs', () => json({ rows: [], queues: [], next: null }))
  await user.click(await screen.findByRole('button', { name: 'Открыть письма' }))
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('letters')
  await user.click(screen.getByRole('button', { name: 'Открыть очередь' }))
  expect(screen.getByRole('tab', { name: 'Очередь работ 3' }).getAttribute('aria-selected')).toBe('true')
})

test('what was missed is what was caught up and what is left', async () => {
  const none = { added: 0, changed: 0, deleted: 0 }
  await open(
    aHealth({
      catchUp: {
        from: '2026-11-24T00:10:00.000Z',
        to: '2026-11-24T00:41:00.000Z',
        missed: { added: 20, changed: 60, deleted: 6 },
        caughtUp: { ...none, changed: 80 },
        left: 6,
        byHour: [{ hour: '2026-11-24T00:00:00.000Z', count: 86 }],
        endedAt: '2026-11-24T00:45:00.000Z',
      },
    }),
  )
  const card = within(await screen.findByRole('region', { name: 'После простоя' }))
  expect(card.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual(['86', '80', '6'])
  expect(card.getByText('Догнали не всё')).toBeDefined()
  await userEvent.setup().click(card.getByRole('button', { name: 'Отчёт по часам' }))
  expect(card.getByRole('listitem').textContent).toContain('86')
})

test('a process that fell silent is told apart from those that work', async () => {
  const alive = {
    id: 'a',
    host: 'app-1',
    role: 'web' as const,
    version: '0.1.0',
    startedAt: '2026-11-24T08:00:00.000Z',
    seenAt: '2026-11-24T09:35:00.000Z',
    alive: true,
    memoryBytes: 188_000_000,
    lagMs: 12.4,
  }
  await open(aHealth({ processes: [alive, { ...alive, id: 'b', host: 'app-2', alive: false }] }))
  const card = within(await screen.findByRole('region', { name: 'Процессы' }))
  expect(card.getByText('1 из 2')).toBeDefined()
  expect(card.getAllByRole('listitem').map(({ textContent }) => textContent?.slice(0, 13))).toEqual([
    'работаетapp-1',
    'молчитapp-2 ·',
  ])
})

test('a failed look keeps the check before it in sight', async () => {
  const { backend, user } = await open()
  await screen.findByRole('heading', { name: 'Всё в порядке' })
  backend.on('GET /api/operations/health', () => fault(500, { message: 'Сервер занят.' }))
  await user.click(screen.getByRole('button', { name: 'Проверить ещё раз' }))
  expect((await screen.findByRole('alert')).textContent).toContain('то, что было при прошлой проверке')
  expect(screen.getByText('Место на диске')).toBeDefined()
})

test('the page speaks English', async () => {
  await open(troubled, 'en')
  expect(await screen.findByRole('heading', { name: 'Act now: 2, look at: 1' })).toBeDefined()
})
