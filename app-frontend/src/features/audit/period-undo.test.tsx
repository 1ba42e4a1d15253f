import type { PeriodUndoPreview } from '@poryadok/app-backend/audit/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, json } from '../../testing/backend.ts'
import { renderScreen } from '../../testing/render-screen.tsx'
import { PeriodUndoButton } from './period-undo-button.tsx'

const preview: PeriodUndoPreview = {
  records: 3,
  compared: 3,
  changes: 2,
  moves: [
    { entityTypeId: 1, field: 'category', from: '7', to: null, count: 1 },
    { entityTypeId: 1, field: 'due', from: '2026-11-25T09:00:00.000Z', to: null, count: 2, varied: true },
  ],
  moveCount: 2,
  conflicts: [
    {
      entryId: 4,
      record: { entityTypeId: 1, id: 7, path: '/crm/lead/details/7/' },
      kind: 'changed',
      fields: [{ field: 'category', ours: '7', now: '8' }],
      by: { id: 9, name: 'Марина' },
      at: null,
    },
  ],
  conflictCount: 1,
  words: {
    families: {},
    fields: {
      'crm.1': {
        category: { title: 'Категория', kind: 'text', names: { 7: 'Неисправность', 8: 'Документы' } },
        due: { title: 'Решить до', kind: 'moment' },
      },
    },
    people: {},
    records: { '1.7': 'Щит' },
  },
}
const taskId = '7b0f6a52-4f6f-4a38-9b0e-2f64c3a1d001'

function show(actions: readonly string[] = ['audit.view', 'runs.undo']) {
  const backend = aBackend({
    'GET /api/permissions/mine': () => json({ actions }),
    'GET /api/audit/period-undo/rules': () =>
      json({
        rules: [
          { rule: 'deadline', count: 2 },
          { rule: 'category', count: 1 },
        ],
      }),
    'POST /api/audit/period-undo/preview': () => json(preview),
    'POST /api/audit/period-undo': () => json({ taskId }),
    'GET /api/long-work': () => json({ tasks: [], more: false }),
  })
  renderScreen(<PeriodUndoButton />, { backend })
  return backend
}
async function look() {
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Отменить за период' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Отменить записанное правилами' }))
  await user.click(dialog.getByRole('button', { name: /Какие правила/ }))
  await user.click(await screen.findByRole('option', { name: 'Категории' }))
  await user.click(await screen.findByRole('option', { name: 'Сроки' }))
  await user.keyboard('{Escape}')
  await user.click(dialog.getByRole('button', { name: 'Показать, что вернётся' }))
  return { user, dialog }
}

test('before anything goes back a head sees what becomes what, and what stays because a person changed it', async () => {
  show()
  const { dialog } = await look()
  const table = await dialog.findByRole('region', { name: 'Из чего во что' })
  expect(table.textContent).toContain('Прежние значения вернутся в 2 записи')
  expect(table.textContent).toContain('Неисправность')
  expect(table.textContent).toContain('разные, например')
  expect(dialog.getByRole('region', { name: 'Останутся как есть' }).textContent).toContain('Марина')
})

test('the work begins when it is confirmed, and goes on without the window', async () => {
  const backend = show()
  const { user, dialog } = await look()
  await user.click(await dialog.findByRole('button', { name: 'Вернуть прежнее: 2 записи' }))
  await dialog.findByText(/Итог будет в журнале/)
  expect(backend.calls).toContain('POST /api/audit/period-undo')
  await user.click(dialog.getByRole('button', { name: 'Закрыть окно' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('whoever may not take anything back sees who gives the right', async () => {
  show(['audit.view'])
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Отменить за период' })
  expect([button.disabled, screen.getByText('Право даёт администратор портала.').tagName]).toEqual([true, 'SPAN'])
})
