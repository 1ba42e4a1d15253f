import type {
  CategoryRules,
  DictionaryFile,
  DictionaryUse,
  WordsToLearnView,
} from '@poryadok/app-backend/categorization/contract'
import type { BodyNoteView, EntryHistory } from '@poryadok/app-backend/rule-sets/contract'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { aBackend, json } from '../../../testing/backend.ts'
import { renderScreen } from '../../../testing/render-screen.tsx'
import CategoryEditor from './category-editor.tsx'

const line = { matching: { kind: 'forms' }, field: 'anywhere', note: '', on: true } as const
const rules: CategoryRules = {
  lines: [
    { ...line, id: 1, phrase: 'не работает', weight: 50, categoryId: '7' },
    { ...line, id: 2, phrase: 'счёт', weight: 20, categoryId: '8' },
  ],
  comparison: 'heaviest',
  threshold: 1,
  sureFrom: 0,
  sureFromOf: [],
}
let last: CategoryRules = rules
const noFile: DictionaryFile = { rows: 0, lines: [], faults: [], faultCount: 0 }
const use: DictionaryUse = {
  lines: [
    { id: 1, found: 0, won: 0, right: 0, wrong: 0 },
    { id: 2, found: 4, won: 3, right: 1, wrong: 3 },
  ],
  texts: 40,
  since: '2026-10-01T09:00:00.000Z',
}
const history: EntryHistory = {
  changes: [
    {
      version: 3,
      by: { id: 7, name: 'Вера Столбова' },
      at: '2026-11-20T09:00:00.000Z',
      note: '',
      before: 'счёт · 10 · Документы',
      after: 'счёт · 20 · Документы',
    },
  ],
}
const nothing: WordsToLearnView = { words: [], texts: 0, agreed: 0 }

function Held({ readOnly = false, notes = [] }: { readOnly?: boolean; notes?: BodyNoteView[] }) {
  const [body, setBody] = useState<unknown>(rules)
  const change = (next: unknown): void => {
    last = next as CategoryRules
    setBody(next)
  }
  return <CategoryEditor body={body} onChange={change} readOnly={readOnly} notes={notes} />
}
async function open(props: Parameters<typeof Held>[0] = {}, learn: WordsToLearnView = nothing, file = noFile) {
  const categories = [
    { id: '7', name: 'Неисправность' },
    { id: '8', name: 'Документы' },
  ]
  const backend = aBackend({
    'GET /api/categories': () => json({ categories }),
    'POST /api/categories/words-to-learn': () => json(learn),
    'POST /api/categories/dictionary': () => json(file),
    'POST /api/categories/dictionary-use': () => json(use),
    'GET /api/rules/category/entry': () => json(history),
  })
  renderScreen(<Held {...props} />, { backend })
  await screen.findAllByText('Неисправность')
  return userEvent.setup()
}

test('a word is added on top and filled in', async () => {
  const user = await open()
  await user.click(screen.getByRole('button', { name: 'Добавить слово' }))
  const [first] = screen.getAllByRole('listitem')
  await user.type(within(first as HTMLElement).getByRole('textbox', { name: 'Слово или фраза' }), 'отгрузка')
  expect(last.lines[0]).toMatchObject({ id: 3, phrase: 'отгрузка', categoryId: '7', on: true })
  expect(last.lines).toHaveLength(3)
})

test('a word is found by its category, changed there and taken out', async () => {
  const user = await open()
  await user.type(screen.getByRole('searchbox', { name: 'Искать в словаре' }), 'докум')
  expect(screen.getAllByRole('listitem')).toHaveLength(1)
  await user.click(screen.getByRole('switch', { name: 'Слово работает: счёт' }))
  expect(last.lines[1]).toMatchObject({ phrase: 'счёт', on: false })
  await user.click(screen.getByRole('button', { name: 'Убрать слово счёт' }))
  expect(last.lines.map(({ phrase }) => phrase)).toEqual(['не работает'])
  expect(screen.getByText('Таких слов в словаре нет.')).toBeTruthy()
})

test('what the heaviest word decides can be the sum', async () => {
  const user = await open()
  await user.click(screen.getByRole('radio', { name: 'Сумма весов' }))
  expect(last.comparison).toBe('sum')
})

test('a category gets a bound of its own, and loses it', async () => {
  const user = await open()
  await user.click(screen.getByRole('button', { name: 'Своя граница у категории' }))
  const bounds = within(screen.getByRole('region', { name: 'Своя граница у категорий' }))
  await user.clear(bounds.getByRole('textbox', { name: 'Уверенно от' }))
  await user.type(bounds.getByRole('textbox', { name: 'Уверенно от' }), '60')
  await user.tab()
  expect(last.sureFromOf).toEqual([{ categoryId: '7', sureFrom: 60 }])
  await user.click(bounds.getByRole('button', { name: 'Убрать границу: Неисправность' }))
  expect(last.sureFromOf).toEqual([])
})

test('a fault stands at its word', async () => {
  await open({ notes: [{ path: 'lines.1', because: { code: 'category.no-letters', params: {} }, blocks: true }] })
  const second = screen.getAllByRole('listitem')[1] as HTMLElement
  expect(within(second).getByText(/искать нечего/)).toBeTruthy()
})

test('who may only look can change nothing', async () => {
  await open({ readOnly: true })
  for (const box of screen.getAllByRole('textbox')) expect(box).toHaveProperty('disabled', true)
  expect(screen.getByRole('button', { name: 'Добавить слово' })).toHaveProperty('disabled', true)
})

test('words that people’s decisions teach are taken by choice, with what each gains and costs', async () => {
  const words = [
    { phrase: 'счёт-фактура', categoryId: '8', weight: 51, gained: 4, lost: 1 },
    { phrase: 'гудит', categoryId: '7', weight: 12, gained: 2, lost: 0 },
  ]
  const user = await open({}, { words, texts: 40, agreed: 31 })
  await user.click(screen.getByRole('button', { name: 'Чему научиться' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(await dialog.findByText(/Сравнили последние письма.*40.*31/)).toBeTruthy()
  expect(dialog.getByText('испортит 1 письмо')).toBeTruthy()
  await user.click(dialog.getByRole('checkbox', { name: 'Взять слово гудит' }))
  await user.click(dialog.getByRole('button', { name: 'Взять 1 слово в черновик' }))
  expect(last.lines).toHaveLength(3)
  expect(last.lines[0]).toMatchObject({ id: 3, phrase: 'счёт-фактура', categoryId: '8', weight: 51, on: true })
})

test('with nothing to learn the reason is said', async () => {
  const user = await open({}, { words: [], texts: 12, agreed: 12 })
  await user.click(screen.getByRole('button', { name: 'Чему научиться' }))
  expect(await screen.findByText('Новых слов нет')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /в черновик/ })).toBeNull()
})

test('a table is read with a report of its rows and taken into the draft', async () => {
  const user = await open({}, nothing, {
    rows: 4,
    lines: [
      { ...line, phrase: 'счёт', weight: 35, categoryId: '8' },
      { ...line, phrase: 'гудит', weight: 10, categoryId: '7' },
    ],
    faults: [{ row: 3, because: { code: 'dictionary.no-category', params: { text: 'Шум' } } }],
    faultCount: 2,
  })
  await user.click(screen.getByRole('button', { name: 'Таблица' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Загрузить из таблицы' }))
  const dialog = within(await screen.findByRole('dialog'))
  const input = document.querySelector('input[type=file]') as HTMLInputElement
  await user.upload(input, new File(['x'], 'словарь.csv', { type: 'text/csv' }))
  expect(await dialog.findByText(/не подошло: 2.*Новых слов: 1, изменится: 1/)).toBeTruthy()
  expect(dialog.getByText('Категории «Шум» на портале нет.')).toBeTruthy()
  expect(dialog.getByText('и ещё строк: 1')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Взять в черновик' }))
  expect(last.lines.map(({ id, phrase, weight }) => [id, phrase, weight])).toEqual([
    [3, 'гудит', 10],
    [1, 'не работает', 50],
    [2, 'счёт', 35],
  ])
})

test('marked words are changed together, and taken out together', async () => {
  const user = await open()
  for (const phrase of ['не работает', 'счёт'])
    await user.click(screen.getByRole('checkbox', { name: `Отметить слово ${phrase}` }))
  const bar = within(screen.getByRole('group', { name: 'Отмеченные слова' }))
  expect(bar.getByText('Отмечено 2 слова')).toBeTruthy()
  await user.type(bar.getByRole('textbox', { name: 'Всем вес' }), '35')
  await user.click(bar.getByRole('button', { name: 'Поставить вес' }))
  await user.click(bar.getByRole('button', { name: 'Выключить' }))
  expect(last.lines.map(({ weight, on }) => [weight, on])).toEqual([
    [35, false],
    [35, false],
  ])
  await user.click(bar.getByRole('button', { name: 'Убрать' }))
  expect(last.lines).toEqual([])
})

test('the check names words that were never found and those that are wrong, and marks them', async () => {
  const because = { code: 'category.two-categories', params: { other: 'Неисправность' } }
  const user = await open({ notes: [{ path: 'lines.1', because, blocks: false }] })
  await user.click(screen.getByRole('button', { name: 'Проверить словарь' }))
  const twins = within(await screen.findByRole('region', { name: 'Повторяются в словаре' }))
  expect(twins.getByText(/счёт/)).toBeTruthy()
  const dead = within(await screen.findByRole('region', { name: 'Ни разу не нашлись' }))
  expect(dead.getByText(/не работает/)).toBeTruthy()
  const wrong = within(screen.getByRole('region', { name: 'Ошибаются чаще, чем верны' }))
  expect(wrong.getByText('4 письма: верно 1, мимо 3')).toBeTruthy()
  await user.click(dead.getByRole('button', { name: 'Отметить в словаре' }))
  expect(screen.getByRole('checkbox', { name: 'Отметить слово не работает' })).toHaveProperty('checked', true)
})

test('a word tells who changed it, from what to what', async () => {
  const user = await open()
  await user.click(screen.getByRole('button', { name: 'История слова счёт' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(await dialog.findByText('счёт · 10 · Документы')).toBeTruthy()
  expect(dialog.getByText('Вера Столбова')).toBeTruthy()
})
