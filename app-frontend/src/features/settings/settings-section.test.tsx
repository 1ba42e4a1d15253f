import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { AllSettings, SliceSettings } from '@poryadok/app-backend/settings/contract'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import SettingsSection from './settings-section.tsx'

const field = { unit: null, min: null, max: null, options: [], help: 'Зачем это.' }
const aSlice = (changes: Partial<SliceSettings> = {}): SliceSettings => ({
  name: 'requests',
  title: 'Запросы',
  summary: 'Вкладка «Запросы».',
  enabled: true,
  switchable: true,
  revision: 3,
  updatedAt: '2026-11-22T09:31:00.000Z',
  updatedBy: { id: 3, name: 'Алексей Гордеев' },
  fields: [
    { ...field, key: 'days', kind: 'number', title: 'Срок', default: 5, unit: 'дней', min: 1, max: 30 },
    { ...field, key: 'open', kind: 'flag', title: 'Виден всем', default: true },
    { ...field, key: 'copies', kind: 'list', title: 'Копии', default: [] },
  ],
  values: { days: 5, open: true, copies: [] },
  ...changes,
})
const all = (slice = aSlice()): AllSettings => ({
  slices: [slice, aSlice({ name: 'threading', title: 'Цепочки', switchable: false, fields: [], values: {} })],
  people: [{ id: 3, name: 'Алексей Гордеев' }],
})
const boot = aBoot({ view: 'main', client: null })
const open = async (backend = aBackend({ 'GET /api/settings': () => json(all()) })) => {
  renderScreen(<SettingsSection />, { backend, boot })
  await screen.findByRole('switch', { name: 'Виден всем' })
  return backend
}

test('only slices that have something to set stand in the list', async () => {
  await open()
  const list = screen.getByRole('navigation', { name: 'Разделы настроек' })
  expect(
    within(list)
      .getAllByRole('button')
      .map((one) => one.textContent),
  ).toEqual(['Запросы'])
})

test('a changed value is named beside its default, and the way back is one press', async () => {
  await open()
  await userEvent.click(screen.getByRole('switch', { name: 'Виден всем' }))
  expect(screen.getByText('По умолчанию: да')).toBeDefined()
  expect(screen.getByText(/Не сохранено: 1 правка/)).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Вернуть по умолчанию: Виден всем' }))
  expect(screen.queryByText(/Не сохранено/)).toBeNull()
})

test('a change is saved against the revision that was read, lists without empty lines', async () => {
  const backend = await open()
  backend.on('PUT /api/settings/requests', () =>
    json(aSlice({ revision: 4, values: { days: 5, open: true, copies: ['a'] } })),
  )
  await userEvent.type(screen.getByRole('textbox', { name: 'Копии' }), 'a{Enter}')
  await userEvent.click(screen.getByRole('button', { name: 'Сохранить 1 правку' }))
  expect(await screen.findByText(/По умолчанию: пусто/)).toBeDefined()
  expect(backend.bodies).toEqual([{ revision: 3, enabled: true, values: { days: 5, open: true, copies: ['a'] } }])
  expect(screen.queryByText(/Не сохранено/)).toBeNull()
})

test('a conflict shows both versions and loses neither', async () => {
  const backend = await open()
  const theirs = aSlice({ revision: 4, values: { days: 9, open: true, copies: [] } })
  backend.on('PUT /api/settings/requests', () => fault(409, { code: 'settings.conflict', message: 'Занято.' }))
  backend.on('GET /api/settings', () => json(all(theirs)))
  await userEvent.click(screen.getByRole('switch', { name: 'Виден всем' }))
  await userEvent.click(screen.getByRole('button', { name: 'Сохранить 1 правку' }))
  expect(await screen.findByText(/изменил другой администратор: Алексей Гордеев/)).toBeDefined()
  const rows = await screen.findAllByRole('row')
  expect(rows.slice(1).map((row) => row.textContent)).toEqual(['Срок9 дней5 дней', 'Виден всемданет'])
  await userEvent.click(screen.getByRole('button', { name: 'Взять чужую' }))
  expect(screen.queryByText(/Не сохранено/)).toBeNull()
})

test('a file is applied only after its difference was seen', async () => {
  const backend = await open()
  const change = { slice: 'requests', sliceTitle: 'Запросы', key: 'days', title: 'Срок', before: 5, after: 7 }
  backend.on('POST /api/settings-file/preview', () => json({ changes: [change], ignored: ['moon'], basis: 'b1' }))
  backend.on('POST /api/settings-file', () => json({ changed: 1 }))
  await userEvent.click(screen.getByRole('button', { name: 'Загрузить' }))
  const dialog = await screen.findByRole('dialog')
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('no file input')
  await userEvent.upload(input, new File(['{"slices":{}}'], 's.json', { type: 'application/json' }))
  expect((await within(dialog).findAllByRole('row'))[1]?.textContent).toBe('Запросы: Срок5 дней7 дней')
  expect(within(dialog).getByText('moon')).toBeDefined()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Применить 1 изменение' }))
  expect(backend.bodies.at(-1)).toEqual({ file: { slices: {} }, basis: 'b1' })
})

test('the history says who changed what', async () => {
  const backend = await open()
  const changes = [{ key: 'days', title: 'Срок', before: 5, after: 7 }]
  const entry = { id: 1, at: '2026-11-22T09:31:00.000Z', by: { id: 3, name: 'Алексей Гордеев' }, changes }
  backend.on('GET /api/settings/requests/history', () => json({ entries: [entry], next: null }))
  await userEvent.click(screen.getByRole('button', { name: 'История' }))
  expect((await screen.findByText('5 дней')).parentElement?.textContent).toBe('Срок: 5 дней → 7 дней')
})

test('a link from another screen opens the slice that it names', async () => {
  const mail = aSlice({ name: 'correspondence', title: 'Переписка' })
  const backend = aBackend({ 'GET /api/settings': () => json({ ...all(), slices: [aSlice(), mail] }) })
  renderScreen(<SettingsSection item="correspondence" />, { backend, boot })
  expect(await screen.findByRole('heading', { name: 'Переписка' })).toBeDefined()
  expect(screen.getByRole('button', { name: 'Переписка' }).getAttribute('aria-current')).toBe('page')
})
