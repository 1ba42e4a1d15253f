import type { MailboxList } from '@poryadok/app-backend/intake/mailboxes/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import { aMailbox } from './testing.ts'
import { MailboxCard } from './mailbox-card.tsx'

const box = aMailbox({ letterCount: 21 })
const aList = (mailboxes: MailboxList['mailboxes']): MailboxList => ({
  mailboxes,
  smtp: { host: 'mail.example', port: 2525 },
  limitMb: 35,
})
const show = (list = aList([box])) => {
  const backend = aBackend({ 'GET /api/mailboxes': () => json(list) })
  renderScreen(<MailboxCard />, { backend, boot: aBoot({ view: 'main', client: null }) })
  return backend
}
const field = () => screen.findByRole('textbox', { name: 'Адрес ящика' })

test('the card says where to forward letters', async () => {
  show()
  expect((await screen.findByText('mail.example:2525')).closest('p')?.textContent).toContain(
    'Настройте на почтовом сервере пересылку',
  )
})

test('a new address is added and the list is read again', async () => {
  const backend = show(aList([]))
  await userEvent.type(await field(), ' sales@shchit.example')
  backend.on('POST /api/mailboxes', () => json(aList([box])))
  backend.on('GET /api/mailboxes', () => json(aList([{ ...box, address: 'sales@shchit.example' }])))
  await userEvent.click(screen.getByRole('button', { name: 'Добавить' }))
  await screen.findByText('sales@shchit.example')
  expect(backend.bodies).toEqual([{ address: 'sales@shchit.example' }])
  expect(((await field()) as HTMLInputElement).value).toBe('')
})

test('a slip of the hand is seen before the server is asked', async () => {
  const backend = show()
  await userEvent.type(await field(), 'support@shchit{Enter}')
  await screen.findByText('Адрес пишется так: support@company.example')
  expect(backend.bodies).toEqual([])
})

test("the server's refusal stands under the field, which keeps the address", async () => {
  const backend = show()
  backend.on('POST /api/mailboxes', () =>
    fault(409, { message: 'Адрес уже принимает письма.', action: 'Выберите другой адрес.' }),
  )
  await userEvent.type(await field(), 'support@shchit.example{Enter}')
  await screen.findByText(/Адрес уже принимает письма/)
  expect(((await field()) as HTMLInputElement).value).toBe('support@shchit.example')
})

test('removing asks once more and says what stays', async () => {
  const backend = show()
  await userEvent.click(await screen.findByRole('button', { name: 'Убрать support@shchit.example' }))
  screen.getByText('Убрать ящик? Новые письма на него приниматься не будут, принятые останутся в запросах.')
  expect(document.activeElement?.textContent).toBe('Оставить')
  backend.on('DELETE /api/mailboxes/1', () => json(aList([])))
  backend.on('GET /api/mailboxes', () => json(aList([])))
  await userEvent.click(screen.getByRole('button', { name: 'Убрать ящик' }))
  await waitFor(() => expect(screen.queryByText('support@shchit.example')).toBeNull())
})

test('an address that no longer takes letters has nothing to remove', async () => {
  show(aList([{ ...box, active: false }]))
  const item = (await screen.findByText('support@shchit.example')).closest('li') as HTMLElement
  expect(item.textContent).toContain('приём выключен · 21 письмо')
  expect(within(item).queryByRole('button')).toBeNull()
})
