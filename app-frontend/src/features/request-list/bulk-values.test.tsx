import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { type Backend, json } from '../../testing/backend.ts'
import { aField, aList, aListRow, showList } from './testing.ts'

const severity = aField('UF_SEVERITY', 'option', { title: 'Важность', options: [{ id: '31', name: 'Высокая' }] })
const kind = aField('UF_KIND', 'option', { title: 'Вид', required: true, options: [{ id: '41', name: 'Ремонт' }] })
const list = aList({
  fields: [
    ...aList().fields,
    severity,
    kind,
    aField('UF_CRM_PRD_RESOLVE_BY', 'datetime'),
    aField('UF_COST', 'number'),
    aField('UF_METERS', 'number', { multiple: true }),
  ],
  layout: { ...aList().layout, columns: ['UF_SEVERITY', 'UF_KIND'] },
})
const values = { UF_SEVERITY: [{ id: '31', name: 'Высокая' }], UF_KIND: [{ id: '41', name: 'Ремонт' }] }
const runId = '6a2f41a3-c54c-4f7e-9e55-0d6a0a6f0001'
const show = (): Backend =>
  showList({
    list,
    rows: [aListRow(3, { values }), aListRow(2, { values })],
    answers: {
      'POST /api/request-list/requests/3/cell': () => json({ id: 3 }),
      'POST /api/request-list/bulk/preview': (_, body) =>
        json({ changes: (body as { ids: number[] }).ids.length, lacking: 0, same: 0, gone: 0, rows: [] }),
      'POST /api/request-list/bulk': () => json({ runId, results: [{ id: 3, outcome: 'written', detail: '' }] }),
    },
  })
const sent = (backend: Backend) => backend.bodies.find((body) => 'key' in (body as object))

test('an option is taken away in its cell, one that the portal requires is not', async () => {
  const backend = show()
  const row = await screen.findByRole('row', { name: /Запрос 3/ })
  await userEvent.click(within(row).getByRole('button', { name: /Изменить: Вид/ }))
  await userEvent.click(await screen.findByRole('button', { name: /Показать список/ }))
  expect(await screen.findByRole('option', { name: 'Ремонт' })).toBeDefined()
  expect(screen.queryByRole('option', { name: 'не выбрано' })).toBeNull()
  await userEvent.keyboard('{Escape}{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await userEvent.click(within(row).getByRole('button', { name: /Изменить: Важность/ }))
  await userEvent.click(await screen.findByRole('button', { name: /Показать список/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'не выбрано' }))
  await expect.poll(() => sent(backend)).toMatchObject({ field: 'UF_SEVERITY', value: null })
})

/** Opens the change of one ticked request, for the field of this name. */
async function changing(name: string) {
  const keys = userEvent.setup()
  ;(await screen.findByRole('row', { name: /Запрос 3/ })).focus()
  await keys.keyboard(' ')
  await keys.click(screen.getByRole('button', { name: 'Изменить' }))
  const dialog = await screen.findByRole('dialog', { name: 'Изменить отмеченные запросы: 1' })
  await keys.click(within(dialog).getByRole('button', { name: /Что изменить/ }))
  await keys.click(await screen.findByRole('option', { name }))
  return { keys, dialog: within(dialog) }
}

test('a number is typed for many requests', async () => {
  const backend = show()
  const { keys, dialog } = await changing('UF_COST')
  await keys.type(dialog.getByRole('textbox', { name: 'На что' }), 'много')
  expect(dialog.getByText('Введите число')).toBeDefined()
  await keys.clear(dialog.getByRole('textbox', { name: 'На что' }))
  await keys.type(dialog.getByRole('textbox', { name: 'На что' }), '12,5')
  await keys.click(await dialog.findByRole('button', { name: 'Записать: 1' }))
  await expect.poll(() => sent(backend)).toMatchObject({ ids: [3], field: 'UF_COST', value: '12,5' })
})

test('of several numbers the line that is none is named', async () => {
  const backend = show()
  const { keys, dialog } = await changing('UF_METERS')
  await keys.type(dialog.getByRole('textbox', { name: 'На что' }), '10{Enter}дюжина')
  expect(dialog.getByText('Не число: дюжина')).toBeDefined()
  expect(dialog.getByRole('button', { name: 'Записать' })).toHaveProperty('disabled', true)
  await keys.clear(dialog.getByRole('textbox', { name: 'На что' }))
  await keys.type(dialog.getByRole('textbox', { name: 'На что' }), '10{Enter}12,5')
  await keys.click(await dialog.findByRole('button', { name: 'Записать: 1' }))
  await expect.poll(() => sent(backend)).toMatchObject({ field: 'UF_METERS', value: ['10', '12,5'] })
})

test('a deadline is taken from many requests at once', async () => {
  const backend = show()
  const { keys, dialog } = await changing('Решить до')
  await keys.click(dialog.getByRole('checkbox', { name: 'Очистить поле' }))
  await keys.click(await dialog.findByRole('button', { name: 'Записать: 1' }))
  await expect.poll(() => sent(backend)).toMatchObject({ field: 'UF_CRM_PRD_RESOLVE_BY', value: null })
})
