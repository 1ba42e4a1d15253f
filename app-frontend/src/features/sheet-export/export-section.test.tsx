import type { ExportState, OwnFile } from '@poryadok/app-backend/sheet-export/contract'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { aBackend, type Backend, fault, json } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import ExportSection from './export-section.tsx'

const types = [
  { id: 4, title: 'Компании' },
  { id: 3, title: 'Контакты' },
]
const nothing: ExportState = { book: null, sheets: [], types }
const book = {
  title: 'Клиенты 2026',
  url: 'https://docs.google.com/spreadsheets/d/1abcdefghijklmnopqrstuvwxyz/edit',
  email: 'export@shchit.iam.gserviceaccount.com',
  fault: null,
}
const sheet: ExportState['sheets'][number] = {
  entityTypeId: 4,
  title: 'Компании',
  fields: 42,
  newFields: [{ name: 'UF_CRM_SEGMENT', title: 'Сегмент' }],
  goneFields: [],
  days: null,
  fault: null,
  lastPass: { added: 0, changed: 3, same: 120, deleted: 2, cells: 5, twice: 0 },
  writtenAt: '2026-11-22T09:00:00.000Z',
  comparedAt: '2026-11-22T09:00:00.000Z',
}

const noFile: OwnFile = { task: null, fileName: '' }

let backend: Backend
beforeEach(() => {
  backend = aBackend({
    'GET /api/long-work': () => json({ tasks: [] }),
    'GET /api/sheets': () => json(nothing),
    'GET /api/record-files': () => json(noFile),
    'PUT /api/sheets/book': () => json({}),
    'POST /api/sheets': () => json({}),
    'POST /api/sheets/pass': () => json({}),
    'PUT /api/sheets/figures': () => json({}),
    'POST /api/sheets/4/fields': () => json({}),
    'POST /api/sheets/4/restart': () => json({}),
  })
})

test('a spreadsheet is connected by its link and a key, and says who will see what', async () => {
  const user = userEvent.setup()
  renderScreen(<ExportSection />, { backend })
  await user.click(await screen.findByRole('button', { name: 'Подключить таблицу' }))
  const form = screen.getByRole('dialog', { name: 'Подключить Google Таблицу' })
  expect(form.textContent).toContain('Их увидит каждый, кому открыта таблица')
  await user.type(within(form).getByLabelText('Ссылка на таблицу'), book.url)
  await user.type(within(form).getByLabelText('Ключ сервисного аккаунта (JSON)'), 'ключ')
  backend.on('GET /api/sheets', () => json({ ...nothing, book }))
  await user.click(within(form).getByRole('button', { name: 'Проверить и подключить' }))
  expect(await screen.findByText('Листов пока нет')).toBeTruthy()
  expect(backend.bodies).toEqual([{ link: book.url, key: 'ключ' }])
})

test('a sheet says how it stands, and new fields get their columns on request', async () => {
  const user = userEvent.setup()
  backend.on('GET /api/sheets', () => json({ ...nothing, book, sheets: [sheet] }))
  renderScreen(<ExportSection />, { backend })
  expect(await screen.findByText(/столбцов: 42 · записей: 123 · отмечено удалёнными: 2/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Добавить столбцы' }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Добавить столбцы' }))
  expect(backend.bodies).toEqual([{ add: ['UF_CRM_SEGMENT'] }])
})

test('the figures of the dashboard get a sheet, and its period is chosen there', async () => {
  const user = userEvent.setup()
  backend.on('GET /api/sheets', () => json({ ...nothing, book, sheets: [sheet] }))
  renderScreen(<ExportSection />, { backend })
  await user.click(await screen.findByRole('button', { name: 'Добавить лист' }))
  const figures = { ...sheet, entityTypeId: 0, title: 'Дашборд', fields: 5, newFields: [], days: 30 }
  backend.on('GET /api/sheets', () => json({ ...nothing, book, sheets: [sheet, figures] }))
  await user.click(screen.getByRole('menuitem', { name: 'Дашборд: цифры' }))
  expect(await screen.findByText(/цифры дашборда, обновляются каждый час · показателей: 123/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Период цифр дашборда/ }))
  await user.click(await screen.findByRole('option', { name: 'За 90 дней' }))
  expect(backend.bodies).toEqual([{ days: 30 }, { days: 90 }])
})

test('a sheet that was deleted says so and is begun anew', async () => {
  const user = userEvent.setup()
  const gone = { code: 'sheets.sheet-gone', title: 'Лист удалён из таблицы.', text: 'Начните лист заново.' }
  backend.on('GET /api/sheets', () => json({ ...nothing, book, sheets: [{ ...sheet, fault: gone }] }))
  renderScreen(<ExportSection />, { backend })
  expect((await screen.findByRole('alert')).textContent).toContain('Лист удалён из таблицы.')
  backend.on('GET /api/sheets', () => json({ ...nothing, book, sheets: [{ ...sheet, comparedAt: null }] }))
  await user.click(screen.getByRole('button', { name: 'Начать лист заново' }))
  expect(await screen.findByText('заполняется')).toBeTruthy()
})

test('a file of all records is made without Google, and says how far it is', async () => {
  const user = userEvent.setup()
  const at = '2026-11-22T09:00:00.000Z'
  const counts = { done: 4_000, failed: 0, skipped: 0, total: null, perSecond: null, endsAt: null }
  const task = {
    ...counts,
    id: '7f3c7a52-6f0e-4b1c-9d1a-0a3a35f4c001',
    kind: 'sheet-export.file',
    title: 'Компании.csv',
    state: 'running',
    fault: null,
    startedBy: 1,
    createdAt: at,
    updatedAt: at,
    endedAt: null,
  } satisfies OwnFile['task']
  backend.on('POST /api/record-files', () => json({ task, fileName: 'Компании.csv' }))
  renderScreen(<ExportSection />, { backend })
  await user.click(await screen.findByRole('button', { name: /Вид записей/ }))
  await user.click(await screen.findByRole('option', { name: 'Компании' }))
  backend.on('GET /api/record-files', () => json({ task, fileName: 'Компании.csv' }))
  await user.click(screen.getByRole('button', { name: 'Собрать CSV' }))
  expect(await screen.findByText(/Компании.csv: прочитано 4\s000/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Собрать XLSX' }).hasAttribute('disabled')).toBe(true)
  expect(backend.bodies).toEqual([{ entityTypeId: 4, format: 'csv' }])
})

test('a portal that does not answer is told of, and asked again on demand', async () => {
  backend.on('GET /api/sheets', () => fault(503))
  renderScreen(<ExportSection />, { backend })
  expect(await screen.findByRole('button', { name: /Повторить/ })).toBeTruthy()
})
