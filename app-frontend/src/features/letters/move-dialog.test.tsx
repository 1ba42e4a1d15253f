import type { MovePreview } from '@poryadok/app-backend/letter-moves/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import { toasts } from '../../ui/toast-queue.ts'
import { MoveDialog } from './move-dialog.tsx'

const request = (id: number, title = `Запрос ${id}`) => ({ id, title, path: `/crm/lead/details/${id}/` })
const preview = (over: Partial<MovePreview> = {}): MovePreview => ({
  from: request(101),
  to: request(102),
  letters: 2,
  records: 1,
  tasks: 0,
  otherClient: false,
  closing: null,
  ...over,
})

function show(over: Partial<MovePreview> = {}) {
  const backend = aBackend({
    'GET /api/moves/targets': () => json({ requests: [request(101), request(102)] }),
    'POST /api/moves/preview': () => json(preview(over)),
    'POST /api/moves': () => json({ id: 'm', to: request(102) }),
  })
  const onClose = vi.fn()
  renderScreen(<MoveDialog letterIds={[9]} source={101} subject="Щит" onClose={onClose} onMoved={() => {}} />, {
    backend,
    boot: aBoot({ view: 'main', client: null }),
  })
  return { backend, onClose }
}
const dialog = async () => within(await screen.findByRole('dialog'))

test('a letter goes into a chosen request after it was said what will change', async () => {
  const { backend, onClose } = show({ otherClient: true })
  const shown = await dialog()
  expect(shown.getByRole('button', { name: 'Перенести' }).hasAttribute('disabled')).toBe(true)
  await userEvent.click(await shown.findByRole('radio', { name: /Запрос 102/ }))
  expect(shown.queryByRole('radio', { name: /Запрос 101/ })).toBeNull()
  await shown.findByText(/перейдут: 2 письма клиента и ещё 1 запись ленты/)
  shown.getByText(/В том запросе другой клиент/)
  await userEvent.click(shown.getByRole('button', { name: 'Перенести' }))
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(backend.bodies.at(-1)).toMatchObject({ kind: 'letters', letterIds: [9], target: 102, andLater: false })
})

test('another question becomes a request of its own', async () => {
  const { backend } = show({ to: null, records: 0 })
  const shown = await dialog()
  await userEvent.click(shown.getByRole('radio', { name: /В новый запрос/ }))
  await userEvent.click(shown.getByRole('button', { name: 'Перенести' }))
  await waitFor(() => expect(backend.bodies.at(-1)).toMatchObject({ kind: 'split', title: 'Щит' }))
})

test('a merger says that the request is closed and keeps a link', async () => {
  const { backend } = show({ closing: 'Некачественный' })
  const shown = await dialog()
  await userEvent.click(shown.getByRole('radio', { name: /Объединить запросы/ }))
  await userEvent.click(await shown.findByRole('radio', { name: /Запрос 102/ }))
  await shown.findByText(/получит стадию «Некачественный» и ссылку/)
  await userEvent.click(shown.getByRole('button', { name: 'Объединить' }))
  await waitFor(() => expect(backend.bodies.at(-1)).toMatchObject({ kind: 'merge', source: 101, target: 102 }))
})

test('a refusal stays in the dialog', async () => {
  const { backend, onClose } = show()
  backend.on('POST /api/moves', () => fault(409, { message: 'Письма тем временем перенёс кто-то ещё.' }))
  const shown = await dialog()
  await userEvent.click(await shown.findByRole('radio', { name: /Запрос 102/ }))
  await userEvent.click(shown.getByRole('button', { name: 'Перенести' }))
  expect((await shown.findByRole('alert')).textContent).toContain('перенёс кто-то ещё')
  expect(onClose).not.toHaveBeenCalled()
})

test('an undone split says that the emptied request is closed, also when it was asked for too early', async () => {
  toasts.clear()
  const { backend, onClose } = show({ to: null, records: 0 })
  let asked = 0
  backend.on('POST /api/moves', () => json({ id: 'm', to: null }))
  backend.on('POST /api/moves/m/undo', () =>
    (asked += 1) === 1 ? fault(409, { code: 'move.making' }) : json({ followed: 0, made: 'closing' }),
  )
  const shown = await dialog()
  await userEvent.click(shown.getByRole('radio', { name: /В новый запрос/ }))
  await userEvent.click(shown.getByRole('button', { name: 'Перенести' }))
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  toasts.visibleToasts.find(({ content }) => content.words.includes('новый запрос'))?.content.undo?.onUndo()
  await waitFor(
    () => expect(toasts.visibleToasts.map(({ content }) => content.words).join()).toContain('закрывается'),
    {
      timeout: 3_000,
    },
  )
})

test('a merger says which external tasks go along', async () => {
  show({ tasks: 2 })
  const shown = await dialog()
  await userEvent.click(shown.getByRole('radio', { name: /Объединить запросы/ }))
  await userEvent.click(await shown.findByRole('radio', { name: /Запрос 102/ }))
  expect(await shown.findByText(/переходят внешние задачи: 2/)).toBeTruthy()
})
