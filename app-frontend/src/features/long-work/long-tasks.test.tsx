import type { LongTaskView } from '@poryadok/app-backend/platform/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import { LongTasks } from './long-tasks.tsx'

const id = '0b5c1f8e-7a51-4f0e-9f57-4d3c1a2b6c7d'
const aTask = (over: Partial<LongTaskView> = {}): LongTaskView => ({
  id,
  kind: 'import',
  title: 'Загружаем архив 2015–2024',
  state: 'running',
  done: 184_212,
  failed: 327,
  skipped: 0,
  total: 291_436,
  perSecond: 23.6,
  endsAt: '2026-11-24T13:56:00.000Z',
  fault: null,
  startedBy: 1,
  createdAt: '2026-11-24T10:30:00.000Z',
  updatedAt: '2026-11-24T12:40:00.000Z',
  endedAt: null,
  ...over,
})

function show(task: LongTaskView | null = aTask(), { kind, lang = 'ru' }: { kind?: string; lang?: 'ru' | 'en' } = {}) {
  const backend = aBackend({ 'GET /api/long-work': () => json({ tasks: task ? [task] : [], more: false }) })
  const boot = aBoot({ view: 'main', client: null, lang })
  renderScreen(kind === undefined ? <LongTasks /> : <LongTasks kind={kind} />, { backend, boot })
  return backend
}
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ')
const panel = async () => screen.findByRole('region', { name: 'Загружаем архив 2015–2024' })

test('a running work says its share, counts, rate and when it ends, and that the window may be closed', async () => {
  show()
  const text = plain((await panel()).textContent)
  for (const words of [
    'Идёт',
    '63,3 %',
    '184 539 из 291 436',
    'скорость 23,6 в секунду',
    'осталось 1 ч 16 мин',
    'Окно можно закрыть',
  ])
    expect(text).toContain(words)
  const bar = screen.getByRole('progressbar', { name: 'Ход работы «Загружаем архив 2015–2024»' })
  expect(Math.round(Number(bar.getAttribute('aria-valuenow')))).toBe(63)
})

test('its screen hears of its end once, and of none that was there before', async () => {
  const ends: number[] = []
  const backend = aBackend({ 'GET /api/long-work': () => json({ tasks: [aTask()], more: false }) })
  const boot = aBoot({ view: 'main', client: null, lang: 'ru' })
  renderScreen(<LongTasks kind="import" onEnded={() => ends.push(1)} />, { backend, boot })
  await panel()
  expect(ends).toEqual([])
  for (const done of [291_108, 291_109])
    await backend.say({ task: aTask({ done, state: 'done', endedAt: '2026-11-24T13:56:00.000Z' }) })
  await screen.findByText('Готово')
  expect(ends).toEqual([1])
})

test('an answer that news overtook does not take its end back', async () => {
  const backend = show()
  await panel()
  const late = Promise.withResolvers<Response>()
  backend.on('GET /api/long-work', () => late.promise)
  await backend.say({ task: null })
  const ended = '2026-11-24T13:56:00.000Z'
  await backend.say({ task: aTask({ state: 'done', updatedAt: ended, endedAt: ended }) })
  await screen.findByText('Готово')
  const other = aTask({ id: crypto.randomUUID(), kind: 'rules.dry-run', title: 'Пробный прогон' })
  late.resolve(json({ tasks: [other, aTask()], more: false }))
  await screen.findByText('Пробный прогон')
  expect((await panel()).textContent).toContain('Готово')
})

test('a work of the kind that began and ended unseen is told of, and shown', async () => {
  const ends: number[] = []
  const backend = aBackend({ 'GET /api/long-work': () => json({ tasks: [], more: false }) })
  const boot = aBoot({ view: 'main', client: null, lang: 'ru' })
  renderScreen(<LongTasks kind="import" onEnded={() => ends.push(1)} />, { backend, boot })
  await waitFor(() => expect(backend.calls.length).toBeGreaterThan(0))
  await backend.say({ task: aTask({ state: 'done', endedAt: '2026-11-24T13:56:00.000Z' }) })
  await panel()
  expect(ends).toEqual([1])
})

test('a screen that is opened again reads what ended while it was away', async () => {
  const backend = aBackend({ 'GET /api/long-work': () => json({ tasks: [aTask()], more: false }) })
  renderScreen(<Section />, { backend, boot: aBoot({ view: 'main', client: null, lang: 'ru' }) })
  await panel()
  await userEvent.click(screen.getByRole('button', { name: 'Раздел' }))
  const ended = '2026-11-24T13:56:00.000Z'
  const over = aTask({ state: 'done', updatedAt: ended, endedAt: ended })
  backend.on('GET /api/long-work', () => json({ tasks: [over], more: false }))
  await userEvent.click(screen.getByRole('button', { name: 'Раздел' }))
  expect(await screen.findByText('Готово')).toBeDefined()
})

function Section() {
  const [open, setOpen] = useState(true)
  return (
    <>
      <button type="button" onClick={() => setOpen(!open)}>
        Раздел
      </button>
      {open && <LongTasks kind="import" />}
    </>
  )
}

test('the numbers add up', async () => {
  show(aTask({ done: 7, failed: 2, skipped: 1, total: 30 }))
  const values = [...(await panel()).querySelectorAll('dd')].map((value) => value.textContent)
  expect(values).toEqual(['20', '7', '2', '1'])
})

test('progress comes by itself, without asking the server again', async () => {
  const backend = show()
  await panel()
  const calls = backend.calls.length
  await backend.say({
    task: aTask({ done: 291_109, endsAt: null, perSecond: null, state: 'done', endedAt: '2026-11-24T13:56:00.000Z' }),
  })
  await screen.findByText('Готово')
  expect(plain((await panel()).textContent)).toContain('291 436 из 291 436')
  expect(screen.queryByRole('button')).toBeNull()
  expect(backend.calls).toHaveLength(calls)
})

test('a work that begins while the screen is open appears; another kind does not', async () => {
  const backend = show(null, { kind: 'import' })
  await waitFor(() => expect(backend.calls).toContain('GET /api/long-work?kind=import'))
  await backend.say({ task: aTask({ id: crypto.randomUUID(), kind: 'rules.dry-run', title: 'Пробный прогон' }) })
  await backend.say({ task: aTask() })
  await panel()
  expect(screen.queryByText('Пробный прогон')).toBeNull()
})

test('after an outage the list is read again', async () => {
  const backend = show()
  await panel()
  backend.on('GET /api/long-work', () => json({ tasks: [aTask({ state: 'paused' })], more: false }))
  await backend.say({ task: null })
  expect(await screen.findByText('Приостановлено')).toBeDefined()
})

test('pausing and going on take effect at once', async () => {
  const backend = show()
  backend.on(`POST /api/long-work/${id}/pause`, () => json(aTask({ state: 'paused', perSecond: null, endsAt: null })))
  backend.on(`POST /api/long-work/${id}/resume`, () => json(aTask()))
  await userEvent.click(await screen.findByRole('button', { name: 'Приостановить' }))
  await screen.findByText('Приостановлено')
  await userEvent.click(screen.getByRole('button', { name: 'Продолжить' }))
  expect(await screen.findByText('Идёт')).toBeDefined()
})

test('stopping asks first and says what stays', async () => {
  const backend = show()
  backend.on(`POST /api/long-work/${id}/cancel`, () => json(aTask({ state: 'cancelled' })))
  await userEvent.click(await screen.findByRole('button', { name: 'Остановить' }))
  const dialog = await screen.findByRole('alertdialog')
  expect(dialog.textContent).toContain('Сделанное останется')
  expect(backend.calls.filter((call) => call.startsWith('POST'))).toEqual([])
  await userEvent.click(within(dialog).getByRole('button', { name: 'Остановить' }))
  await screen.findByText('Остановлено')
})

test('a refusal stands in words beside the buttons', async () => {
  const backend = show()
  backend.on(`POST /api/long-work/${id}/pause`, () =>
    fault(409, { message: 'Эта работа уже закончена.', action: 'Обновите список.' }),
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Приостановить' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Эта работа уже закончена.')
})

test('a work that waits for the portal says why; one that broke off can go on', async () => {
  const words = { code: 'portal.limit', message: 'Портал просит подождать.', action: 'Продолжим сами через 30 с.' }
  const backend = show(aTask({ fault: words }))
  expect((await panel()).textContent).toContain('Портал просит подождать. Продолжим сами через 30 с.')
  screen.getByText('Ждёт')
  await backend.say({ task: aTask({ state: 'failed', fault: words }) })
  await screen.findByText('Прервалось')
  expect((await panel()).textContent).toContain('Портал просит подождать. Когда причина уйдёт, нажмите «Продолжить»')
  screen.getByRole('button', { name: 'Продолжить' })
})

test('a work that still counts says so', async () => {
  show(aTask({ total: null, perSecond: null, endsAt: null }))
  expect(plain((await panel()).textContent)).toContain('обработано 184 539, считаем, сколько всего')
})

test('English is complete', async () => {
  show(aTask({ title: 'Import' }), { lang: 'en' })
  const text = plain((await screen.findByRole('region', { name: 'Import' })).textContent)
  expect(text).toContain('63.3%')
  expect(text).not.toMatch(/[а-яё]/i)
})

test.each([
  ['is left out where the screen itself shows its outcome', { failed: 0 }, 1],
  ['stays when something failed', { failed: 3 }, 2],
])('a work done before this visit %s', async (_, over, panels) => {
  const task = aTask({ kind: 'apply', state: 'done', endedAt: '2020-11-24T10:40:00.000Z', ...over })
  const backend = aBackend({ 'GET /api/long-work': () => json({ tasks: [task], more: false }) })
  const boot = aBoot({ view: 'main', client: null })
  const both = (
    <>
      <LongTasks kind="apply" passing />
      <LongTasks kind="apply" />
    </>
  )
  renderScreen(both, { backend, boot })
  expect(await screen.findAllByRole('region')).toHaveLength(panels)
})
