import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { SetupState, SetupStep } from '@poryadok/app-backend/portal/contract'
import { expect, test, vi } from 'vitest'
import type { PortalFrame } from '../../lib/services.ts'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import InstallView from './install-view.tsx'

const step = (id: SetupStep['id'], state: SetupStep['state'], code: string, params = {}): SetupStep => ({
  id,
  state,
  detail: { code, params },
})
const fresh: SetupState = {
  slices: [],
  steps: [
    step('scopes', 'ok', 'scopes.ok'),
    step('fields', 'todo', 'fields.todo', { count: 3 }),
    step('mailbox', 'todo', 'mailbox.todo'),
  ],
  ready: false,
  entities: [
    { entityTypeId: 1, title: 'Лид', kind: 'lead' },
    { entityTypeId: 150, title: 'Обращения', kind: 'smart-process' },
  ],
  entityTypeId: 1,
}
const done: SetupState = {
  ...fresh,
  ready: true,
  steps: [
    step('scopes', 'ok', 'scopes.ok'),
    step('fields', 'ok', 'fields.ok', { count: 3 }),
    step('mailbox', 'todo', 'mailbox.todo'),
  ],
}

const aFrame = (installing: boolean) => {
  const finishInstall = vi.fn()
  const frame: PortalFrame = {
    installing,
    proof: async () => ({ memberId: '', accessToken: '' }),
    openPath: async () => undefined,
    openApp: async () => undefined,
    finishInstall,
    resize: vi.fn(),
  }
  return { frame, finishInstall }
}
const boot = aBoot({ view: 'install', client: null })
const install = () => screen.findByRole('button', { name: 'Установить' })

test('each step says what was found and what will be done', async () => {
  renderScreen(<InstallView />, { backend: aBackend({ 'GET /api/setup': () => json(fresh) }), boot })
  await install()
  const texts = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect(texts[1]).toContain('Создадим 3 поля: категория, «Решить до», адрес приёма. Ваши поля не изменятся.')
})

test('the set-up runs with the chosen kind of record, then the portal is told that it is done', async () => {
  const { frame, finishInstall } = aFrame(true)
  const backend = aBackend({ 'GET /api/setup': () => json(fresh), 'POST /api/setup': () => json(done) })
  renderScreen(<InstallView />, { backend, boot, frame })
  await install()
  await userEvent.click(screen.getByRole('radio', { name: /Обращения/ }))
  await userEvent.click(await install())
  await waitFor(() => expect(finishInstall).toHaveBeenCalledTimes(1))
  expect(backend.bodies).toEqual([{ entityTypeId: 150 }])
})

test('while a step needs a person the portal is told nothing', async () => {
  const { frame, finishInstall } = aFrame(true)
  const stuck = { ...fresh, steps: [step('scopes', 'problem', 'scopes.missing', { scopes: 'disk' })] }
  const backend = aBackend({ 'GET /api/setup': () => json(fresh), 'POST /api/setup': () => json(stuck) })
  renderScreen(<InstallView />, { backend, boot, frame })
  await userEvent.click(await install())
  await screen.findByText(/Не хватает прав: disk/)
  expect(finishInstall).not.toHaveBeenCalled()
})

test('an app that is installed already is not finished once more', async () => {
  const { frame, finishInstall } = aFrame(false)
  const backend = aBackend({ 'GET /api/setup': () => json(fresh), 'POST /api/setup': () => json(done) })
  renderScreen(<InstallView />, { backend, boot, frame })
  await userEvent.click(await install())
  await screen.findByText('3 поля на месте.')
  expect(finishInstall).not.toHaveBeenCalled()
})

test('a refusal of the portal is told, and the set-up may be run again', async () => {
  const backend = aBackend({
    'GET /api/setup': () => json(fresh),
    'POST /api/setup': () => fault(422, { message: 'Портал отклонил запрос: поле занято.' }),
  })
  renderScreen(<InstallView />, { backend, boot, frame: aFrame(true).frame })
  await userEvent.click(await install())
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('поле занято')
  expect(within(alert).getByText(/повтор не сделает этого дважды/)).toBeDefined()
  expect((await install()).hasAttribute('data-pending')).toBe(false)
})
