import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fault, json } from '../../testing/backend.ts'
import { showList } from './testing.ts'

const runId = '6a2f41a3-c54c-4f7e-9e55-0d6a0a6f0001'
const all = Array.from({ length: 120 }, (_, at) => 120 - at)
const preview = (body: unknown) =>
  json({ changes: (body as { ids: number[] }).ids.length, lacking: 0, same: 0, gone: 0, rows: [] })

/** Ticks all 120 requests and sets their stage to «Решён». */
async function change(answer: (ids: number[]) => Response) {
  showList({
    answers: {
      'POST /api/request-list/ids': () => json({ ids: all, more: false }),
      'POST /api/request-list/bulk/preview': (_, body) => preview(body),
      'POST /api/request-list/bulk': (_, body) => answer((body as { ids: number[] }).ids),
    },
    page: { total: 240 },
  })
  const keys = userEvent.setup()
  ;(await screen.findByRole('row', { name: /Запрос 3/ })).focus()
  await keys.keyboard(' ')
  await keys.click(screen.getByRole('button', { name: 'Отметить все по отбору' }))
  await screen.findByText('Отмечено 120 запросов')
  await keys.click(screen.getByRole('button', { name: 'Изменить' }))
  const dialog = await screen.findByRole('dialog', { name: 'Изменить отмеченные запросы: 120' })
  await keys.type(within(dialog).getByRole('combobox', { name: 'На что' }), 'Решён')
  await keys.keyboard('{ArrowDown}{Enter}')
  await keys.click(await within(dialog).findByRole('button', { name: 'Записать: 120' }))
}

const ends = (ids: number[], outcome: (id: number) => [string, string]) =>
  json({ runId, results: ids.map((id) => ({ id, outcome: outcome(id)[0], detail: outcome(id)[1] })) })

test('a change that breaks off on the way stays open, says what was not reached, and leaves that ticked', async () => {
  let part = 0
  await change((ids) => (++part === 3 ? fault(503) : ends(ids, () => ['written', ''])))
  const dialog = await screen.findByRole('dialog', { name: 'Изменить отмеченные запросы: 20' })
  expect(await within(dialog).findByText(/Изменено: 100\. Не начаты: 20\./)).toBeDefined()
  expect(within(dialog).getByText('Портал не отвечает.')).toBeDefined()
  expect(await within(dialog).findByRole('button', { name: 'Записать: 20' })).toBeDefined()
  const [close] = within(dialog).getAllByRole('button', { name: 'Закрыть' })
  await userEvent.click(close as HTMLElement)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.getByText('Отмечено 20 запросов')).toBeDefined()
})

test('refusals are told by the portal’s reasons, and what may or may not be written is not called unchanged', async () => {
  const outcome = (id: number): [string, string] => {
    if (id <= 3) return ['refused', 'Нет права на стадию']
    if (id === 4) return ['refused', 'Заполните поле']
    return id === 5 ? ['unknown', ''] : ['written', '']
  }
  await change((ids) => ends(ids, outcome))
  const dialog = await screen.findByRole('dialog', { name: 'Изменить отмеченные запросы: 5' })
  expect(within(dialog).getByText(/Изменено: 115\. Портал отказал: 4\. Неизвестно, записано ли: 1\./)).toBeDefined()
  expect(
    within(dialog)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['Нет права на стадию: 3', 'Заполните поле: 1'])
})

test('requests that a scenario would send back are named beforehand with what they lack, and are not counted', async () => {
  const rows = [{ id: 3, title: 'Щит', from: [{ id: 'NEW', name: 'Новый' }], to: [{ id: 'WON', name: 'Решён' }] }]
  showList({
    answers: {
      'POST /api/request-list/bulk/preview': () =>
        json({
          changes: 0,
          lacking: 1,
          same: 0,
          gone: 0,
          rows: rows.map((row) => ({ ...row, lacks: ['Что сделано'] })),
        }),
    },
  })
  const keys = userEvent.setup()
  ;(await screen.findByRole('row', { name: /Запрос 3/ })).focus()
  await keys.keyboard(' ')
  await keys.click(screen.getByRole('button', { name: 'Изменить' }))
  const dialog = await screen.findByRole('dialog', { name: 'Изменить отмеченные запросы: 1' })
  await keys.type(within(dialog).getByRole('combobox', { name: 'На что' }), 'Решён')
  await keys.keyboard('{ArrowDown}{Enter}')
  expect(await within(dialog).findByText('останется, не заполнено: Что сделано')).toBeDefined()
  expect(within(dialog).getByText(/Останутся в своей стадии: 1/)).toBeDefined()
  expect(within(dialog).getByRole('button', { name: 'Записать' })).toHaveProperty('disabled', true)
})

test('what became lacking since the preview stays ticked, with the fields', async () => {
  await change((ids) => ends(ids, (id) => (id <= 2 ? ['lacking', 'Что сделано'] : ['written', ''])))
  const dialog = await screen.findByRole('dialog', { name: 'Изменить отмеченные запросы: 2' })
  expect(within(dialog).getByText(/Изменено: 118\. Остались в своей стадии: 2\./)).toBeDefined()
  expect(within(dialog).getByRole('listitem').textContent).toBe('Не заполнено (Что сделано): 2')
})

test('a stage in a cell that asks for fields opens them, and moves the request with them', async () => {
  const field = { code: 'SOLUTION', type: 'string', label: 'Что сделано', section: '', multiple: false, options: [] }
  const when = [{ field: 'STAGE', is: 'one-of', values: ['WON'] }]
  const scenario = { id: '1', name: 'Закрытие', on: true, when, show: [], require: ['SOLUTION'], set: [] }
  const backend = showList({
    answers: {
      'POST /api/request-list/requests/3/cell': () => fault(422, { code: 'scenarios.lacking' }),
      'GET /api/request-form': () =>
        json({ sections: [], fields: [field], values: { STAGE: ['NEW'] }, scenarios: { scenarios: [scenario] } }),
      'PUT /api/requests/3/form': () => json({ written: 2, before: { values: {}, stageId: 'NEW' } }),
    },
  })
  const row = await screen.findByRole('row', { name: /Запрос 3/ })
  await userEvent.click(within(row).getByRole('button', { name: /Изменить: Стадия/ }))
  await userEvent.click(await screen.findByRole('button', { name: /Показать список/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'Решён' }))
  const dialog = await screen.findByRole('dialog', { name: 'Перевести в «Решён»' })
  await userEvent.type(await within(dialog).findByRole('textbox', { name: /Что сделано/ }), 'Заменён блок')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Заполнить и перевести' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const sent = backend.bodies.find((body) => 'stageId' in (body as object))
  expect(sent).toMatchObject({ stageId: 'WON', values: { SOLUTION: ['Заменён блок'] } })
})
