import type { MailboxList, TryAnswer } from '@poryadok/app-backend/intake/mailboxes/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import MailboxesSection from './mailboxes-section.tsx'
import { aMailbox } from './testing.ts'

const imap = { host: 'imap.yandex.ru', port: 993, security: 'tls' as const, login: 'support@shchit.example' }
const read = aMailbox({
  imap,
  hasImapPassword: true,
  health: { state: 'stopped', lag: 0, lastSeenAt: null, failingSince: null, fault: 'login', detail: 'Invalid' },
})
const aList = (mailboxes: MailboxList['mailboxes']): MailboxList => ({
  mailboxes,
  smtp: { host: 'mail.example', port: 2525 },
  limitMb: 35,
})
function show(list = aList([read])) {
  const backend = aBackend({
    'GET /api/mailboxes': () => json(list),
    'GET /api/people': () =>
      json({
        people: [{ id: 7, name: 'Ольга', position: null, active: true, kind: 'employee', departments: [] }],
        total: 1,
        asOf: null,
      }),
    'GET /api/departments': () => json({ departments: [], asOf: null }),
  })
  renderScreen(<MailboxesSection />, { backend, boot: aBoot({ view: 'main', client: null }) })
  return backend
}
const dialog = async () => within(await screen.findByRole('dialog'))

test('a mailbox that was stopped says why, what to do, and is read again on demand', async () => {
  const backend = show()
  const line = (await screen.findByText('support@shchit.example')).closest('li') as HTMLElement
  expect(line.textContent).toContain('Сервер не принял логин или пароль (Invalid)')
  expect(line.textContent).toContain('остановлен')
  backend.on('POST /api/mailboxes/1/start', () => json(aList([aMailbox({ imap })])))
  backend.on('GET /api/mailboxes', () =>
    json(aList([aMailbox({ imap, health: { ...read.health, state: 'working', fault: null } })])),
  )
  await userEvent.click(within(line).getByRole('button', { name: 'Читать снова' }))
  await screen.findByText('читается')
})

test('a known service fills the servers and says what password it wants', async () => {
  const backend = show(aList([]))
  await userEvent.click((await screen.findAllByRole('button', { name: 'Добавить ящик' }))[0] as HTMLElement)
  const form = await dialog()
  expect(document.activeElement).toBe(form.getByRole('textbox', { name: 'Адрес' }))
  await userEvent.keyboard('team@gmail.com')
  form.getByText(/создайте пароль приложения/)
  await userEvent.type(form.getByLabelText('Пароль приложения'), 'abcd')
  backend.on('POST /api/mailboxes', () => json(aList([read])))
  await userEvent.click(form.getByRole('button', { name: 'Добавить ящик' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(backend.bodies).toMatchObject([
    {
      address: 'team@gmail.com',
      imap: { host: 'imap.gmail.com', port: 993, security: 'tls', login: 'team@gmail.com' },
      keepSent: false,
      smtp: { host: 'smtp.gmail.com', port: 465, login: 'team@gmail.com', fromAddress: 'team@gmail.com' },
      imapPassword: 'abcd',
      smtpPassword: 'abcd',
      defaultUserId: null,
    },
  ])
})

test('a try shows each step and offers the folders of the server', async () => {
  const backend = show()
  await userEvent.click(await screen.findByRole('button', { name: 'Настроить support@shchit.example' }))
  const form = await dialog()
  const step = (name: 'name' | 'connection' | 'login', failed = false): TryAnswer['steps'][number] => ({
    server: 'imap',
    step: name,
    state: failed ? 'failed' : 'ok',
    fault: failed ? 'login' : null,
    detail: failed ? 'AUTHENTICATIONFAILED' : '',
  })
  backend.on('POST /api/mailboxes/try', () =>
    json({ steps: [step('name'), step('connection'), step('login', true)], folders: [{ path: 'Заявки', role: '' }] }),
  )
  await userEvent.click(form.getByRole('button', { name: 'Проверить соединение' }))
  await form.findByText('Соединение с сервером')
  expect(form.getByRole('status').textContent).toContain('Почтовым службам нужен пароль приложения')
  expect(backend.bodies).toMatchObject([{ id: 1, imap, folders: ['INBOX'] }])
  expect(JSON.stringify(backend.bodies)).not.toContain('Password')
  await userEvent.click(form.getByRole('button', { name: /Папки/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'Заявки' }))
  await screen.findByRole('button', { name: /Входящие, Заявки|Заявки, Входящие/, hidden: true })
})

test('cards without an employee are passed over, and the form says so', async () => {
  show()
  await userEvent.click(await screen.findByRole('button', { name: 'Настроить support@shchit.example' }))
  const form = await dialog()
  await userEvent.click(form.getByRole('radio', { name: /Визитки/ }))
  expect(form.getAllByText('Никто: такие письма пропускаются')).not.toEqual([])
})

test('a change that came too late is told of and keeps what was typed', async () => {
  const backend = show()
  await userEvent.click(await screen.findByRole('button', { name: 'Настроить support@shchit.example' }))
  const form = await dialog()
  await userEvent.type(form.getByRole('textbox', { name: 'Название' }), 'Поддержка')
  backend.on('PUT /api/mailboxes/1', () =>
    fault(409, { message: 'Ящик изменил кто-то другой.', action: 'Откройте его снова.' }),
  )
  await userEvent.click(form.getByRole('button', { name: 'Сохранить ящик' }))
  await form.findByText(/изменил кто-то другой/)
  expect(form.getByRole<HTMLInputElement>('textbox', { name: 'Название' }).value).toBe('Поддержка')
})

test('removing asks and says what stays', async () => {
  const backend = show()
  await userEvent.click(await screen.findByRole('button', { name: 'Убрать support@shchit.example' }))
  screen.getByText(/Принятые письма останутся в запросах/)
  backend.on('DELETE /api/mailboxes/1', () => json(aList([])))
  backend.on('GET /api/mailboxes', () => json(aList([])))
  await userEvent.click(screen.getByRole('button', { name: 'Убрать ящик' }))
  expect(await screen.findByText('Ящиков пока нет')).toBeTruthy()
})
