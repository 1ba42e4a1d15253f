import type { ImportRunView, ImportSuggestions } from '@poryadok/app-backend/record-import/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import ImportSection from './import-section.tsx'
import { openSteps, stepOf } from './step-of.ts'

const id = '0b5c1f8e-7a51-4f0e-9f57-4d3c1a2b6c7d'
const counts = { total: 60, new: 55, inFlight: 0, success: 0, failed: 5, skipped: 0, undone: 0 }
const aRun = (over: Partial<ImportRunView> = {}): ImportRunView => ({
  id,
  title: 'Архив 2015–2024',
  entityTypeId: 1,
  source: 'salesforce',
  state: 'checked',
  fileName: 'archive.csv',
  part: null,
  sizeBytes: 4_096,
  format: 'csv',
  charset: 'windows-1251',
  delimiter: ';',
  content: 'records',
  belongsTo: null,
  recognised: 'salesforce-case',
  columns: ['CaseNumber', 'Status'],
  originKey: { kind: 'column', column: 0 },
  mapping: { columns: [], constants: {} },
  options: { window: null, keepDates: true },
  counts,
  task: null,
  startedBy: 1,
  createdAt: '2026-11-24T10:30:00.000Z',
  startedAt: null,
  endedAt: null,
  certified: false,
  ...over,
})
const failures = {
  groups: [
    {
      code: 'import.stage-unknown',
      title: 'Такой стадии нет',
      detail: '«Закрыто» в колонке Status',
      count: 5,
      params: { column: 'Status', text: 'Закрыто' },
      texts: [{ text: 'Закрыто', count: 5 }],
    },
  ],
  notes: [],
  kept: [],
}
const suggestions: ImportSuggestions = {
  columns: [
    { column: 0, name: 'CaseNumber', samples: ['00041877'], field: null, transform: {}, found: 'none' },
    { column: 1, name: 'Status', samples: ['Закрыто'], field: 'stageId', transform: {}, found: 'alike' },
  ],
  originKey: { kind: 'column', column: 0 },
  fields: [
    { name: 'title', title: 'Название', kind: 'text', multiple: false, required: false, options: [] },
    {
      name: 'stageId',
      title: 'Стадия',
      kind: 'stage',
      multiple: false,
      required: false,
      options: [{ id: 'CONVERTED', name: 'Решён' }],
    },
  ],
  people: [],
  mappings: [],
}

function show(run: ImportRunView | null, lang: 'ru' | 'en' = 'ru') {
  const backend = aBackend({
    'GET /api/imports': () => json({ runs: run ? [run] : [] }),
    [`GET /api/imports/${id}`]: () => json(run),
    [`GET /api/imports/${id}/failures`]: () => json(failures),
    [`GET /api/imports/${id}/suggestions`]: () => json(suggestions),
    'GET /api/imports/targets': () => json({ targets: [{ kind: 'request', entityTypeId: 1 }] }),
    'GET /api/imports/mappings': () => json({ mappings: [] }),
  })
  renderScreen(<ImportSection item={run?.id} onOpen={() => {}} />, {
    backend,
    boot: aBoot({ view: 'main', client: null, lang }),
  })
  return backend
}

test('before the first import the list says what it will hold', async () => {
  show(null)
  await userEvent.click(await screen.findByRole('tab', { name: 'Запуски' }))
  await screen.findByText('Загрузок ещё не было')
  await userEvent.click(screen.getByRole('button', { name: 'Выбрать файл' }))
  expect(await screen.findByText('Файл с данными')).toBeDefined()
})

test('a list that cannot be read says so and can be asked again', async () => {
  const backend = show(null)
  backend.on('GET /api/imports', () => fault(503))
  await userEvent.click(await screen.findByRole('tab', { name: 'Запуски' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Портал не отвечает')
})

test('a cause leads to its column, where texts get their pairs and the rows are read again', async () => {
  const backend = show(aRun())
  await userEvent.click(await screen.findByRole('button', { name: 'Сопоставить: Такой стадии нет' }))
  const table = await screen.findByRole('table', { name: 'Сопоставление' })
  within(table).getByText('Нужно решить')
  await userEvent.click(within(table).getByRole('button', { name: 'Сопоставить Status' }))
  await userEvent.type(screen.getByRole('combobox', { name: 'Что значит «Закрыто»' }), 'Реш')
  await userEvent.click(await screen.findByRole('option', { name: 'Решён' }))
  await userEvent.click(screen.getByRole('button', { name: 'Читать так' }))
  backend.on(`PUT /api/imports/${id}`, () => json(aRun({ state: 'loaded' })))
  backend.on(`POST /api/imports/${id}/stages/check`, () => json(aRun({ state: 'checking' })))
  const [, run] = screen.getAllByRole('button', { name: 'Пробный прогон' })
  if (run) await userEvent.click(run)
  expect(backend.bodies[0]).toMatchObject({
    mapping: { columns: [{ column: 1, field: 'stageId', transform: { values: { закрыто: 'CONVERTED' } } }] },
  })
  expect(backend.calls).toContain(`POST /api/imports/${id}/stages/check`)
})

test('a file that came before says why nothing of it is left to import', async () => {
  show(aRun({ counts: { ...counts, new: 0, skipped: 55 } }))
  expect(await screen.findByText(/Пропускаем 55: такие же строки уже загружены/)).toBeDefined()
  expect(screen.getByRole('button', { name: 'План загрузки' })).toHaveProperty('disabled', true)
})

test('after a stopped write the check says what the portal has already', async () => {
  show(aRun({ counts: { ...counts, new: 40, success: 15 } }))
  expect(await screen.findByText(/К загрузке готовы 40\. В портале уже 15\./)).toBeDefined()
})

test('causes that cannot be read are not taken for rows without errors', async () => {
  const backend = show(aRun())
  let answer = (): void => {}
  backend.on(`GET /api/imports/${id}/failures`, () => new Promise((resolve) => (answer = () => resolve(fault(503)))))
  const card = await screen.findByRole('region', { name: 'Не прочитаны' })
  expect(within(card).queryByText('Строк с ошибками нет.')).toBeNull()
  answer()
  expect((await within(card).findByRole('alert')).textContent).toContain('Портал не отвечает')
  expect(within(card).queryByText('Строк с ошибками нет.')).toBeNull()
})

test('after an undo the screen says which records stayed and why', async () => {
  const backend = show(aRun({ state: 'undone', counts: { ...counts, new: 0, success: 2, undone: 53 } }))
  const why = {
    code: 'import.changed-since',
    params: {},
    title: 'Запись изменили после загрузки',
    detail: '',
    count: 2,
  }
  backend.on(`GET /api/imports/${id}/failures`, () => json({ ...failures, kept: [why] }))
  const list = await screen.findByRole('list', { name: 'Остались в портале после отмены' })
  expect(list.textContent).toContain('2Запись изменили после загрузки')
})

test.each([
  [['crm.item.batchImport'], /роботы и бизнес-процессы.*появятся тихо/],
  [['crm.item.batchImport', 'crm.item.update'], /^((?!письма клиентам).)*На обновлённые записи \(4\) сработают роботы/],
  [['crm.item.add'], /^((?!письма клиентам).)*на новые записи сработают его роботы/],
])('the plan says of %s whether the robots of the portal sleep', async (methods, words) => {
  const backend = show(aRun())
  const updates = methods.includes('crm.item.update') ? 4 : 0
  const plan = {
    rows: 55,
    methods,
    dated: 0,
    undated: 0,
    keptInField: true,
    updates,
    requests: 1,
    seconds: 1,
    because: [],
  }
  backend.on(`GET /api/imports/${id}/plan`, () => json(plan))
  await userEvent.click(await screen.findByRole('button', { name: 'План загрузки' }))
  expect((await screen.findByRole('region', { name: 'Что не запустится' })).textContent).toMatch(words)
})

test('the plan costs the portal one look: the start of the writing asks for it no more', async () => {
  const backend = show(aRun())
  const plan = { rows: 55, methods: ['crm.item.batchImport'], dated: 0, undated: 0, keptInField: true, updates: 0 }
  backend.on(`GET /api/imports/${id}/plan`, () => json({ ...plan, requests: 1, seconds: 1, because: [] }))
  backend.on(`PUT /api/imports/${id}`, () => json(aRun()))
  backend.on(`POST /api/imports/${id}/stages/write`, () => json(aRun()))
  await userEvent.click(await screen.findByRole('button', { name: 'План загрузки' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Загрузить 55' }))
  await waitFor(() => expect(backend.calls).toContain(`POST /api/imports/${id}/stages/write`))
  await waitFor(() =>
    expect(backend.calls.filter((call) => call === `GET /api/imports/${id}`).length).toBeGreaterThan(1),
  )
  expect(backend.calls.filter((call) => call.endsWith('/plan'))).toHaveLength(1)
})

test('of a workbook with several sheets the person says which one comes in, and reads what is left out', async () => {
  const backend = show(null)
  const upload = { id: '7c0f7f0e-2a51-4c0e-8f57-1d3c1a2b6c7d', name: 'a.xlsx', sizeBytes: 3, receivedBytes: 3 }
  backend.on('POST /api/imports/uploads', () => json(upload))
  backend.on(`GET /api/imports/uploads/${upload.id}/tables`, () => json({ tables: ['2023', '2024', 'Справка'] }))
  backend.on('POST /api/imports', () => json(aRun()))
  const drop = await screen.findByText('Файл с данными')
  const input = drop.closest('[role=tabpanel]')?.querySelector('input[type=file]')
  if (input) await userEvent.upload(input as HTMLElement, new File(['abc'], 'a.xlsx'))
  expect(await screen.findByText('Не загрузим: «2024», «Справка». Для них начните отдельный импорт.')).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: /Какую таблицу загружаем/ }))
  await userEvent.click(await screen.findByRole('option', { name: '2024' }))
  await userEvent.click(screen.getByRole('button', { name: 'Загрузить эту таблицу' }))
  expect(backend.bodies.at(-1)).toMatchObject({ uploadId: upload.id, part: '2024' })
})

test('steps open as the run stands: nobody remaps rows that are on their way', () => {
  expect([...openSteps(aRun({ state: 'writing' }))]).toEqual(['write'])
  expect([...openSteps(aRun({ state: 'checked' }))]).toEqual(['check', 'fields', 'plan'])
  expect(stepOf(aRun({ state: 'written' }))).toBe('certificate')
})

test('English is complete', async () => {
  show(aRun(), 'en')
  expect(await screen.findByText(/All rows were read/)).toBeDefined()
  expect(screen.getByRole('navigation').textContent).not.toMatch(/[а-яё]/i)
})
