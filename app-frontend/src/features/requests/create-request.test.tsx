import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aBackend, type Backend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import CreateRequest from './create-request.tsx'

const client = { kind: 'contact' as const, id: 7 }

function open(backend: Backend) {
  const onCreated = vi.fn()
  renderScreen(<CreateRequest client={client} onClose={vi.fn()} onCreated={onCreated} />, { backend })
  return { onCreated, press: () => userEvent.click(screen.getByRole('button', { name: 'Создать запрос' })) }
}
const title = () => screen.getByRole('textbox', { name: 'Название' })

test('the form says whose the request will be, by contact and company', async () => {
  const names = { contact: 'Елена Воронцова', company: 'ООО «Заречье-Щит»' }
  const backend = aBackend({ 'GET /api/requests/client': () => json(names) })
  open(backend)
  expect(await screen.findByText('Елена Воронцова')).toBeDefined()
  expect(screen.getByText('ООО «Заречье-Щит»')).toBeDefined()
  expect(backend.calls).toContain('GET /api/requests/client?kind=contact&id=7')
})

test('without a title nothing is sent and the field says why', async () => {
  const backend = aBackend()
  await open(backend).press()
  expect(screen.getByText('Без названия запрос не найти в списке. Напишите, о чём он.')).toBeDefined()
  expect(title().getAttribute('aria-invalid')).toBe('true')
  expect(backend.calls).not.toContain('POST /api/requests')
})

test('a title of blanks is no title', async () => {
  const backend = aBackend()
  const { press } = open(backend)
  await userEvent.type(title(), '   ')
  await press()
  expect(backend.calls).not.toContain('POST /api/requests')
})

test('the request is sent for this client without blanks around, and the new number is handed on', async () => {
  const backend = aBackend({ 'POST /api/requests': () => json({ id: 48300, path: '/crm/lead/details/48300/' }) })
  const { onCreated, press } = open(backend)
  await userEvent.type(title(), ' Замена автомата ')
  await userEvent.type(screen.getByRole('textbox', { name: 'Описание' }), 'Щит 3')
  await press()
  await waitFor(() => expect(onCreated).toHaveBeenCalledExactlyOnceWith(48300))
  expect(backend.bodies).toMatchObject([{ client, title: 'Замена автомата', description: 'Щит 3' }])
})

test('a second press after a lost answer carries the same key, so no second request is made', async () => {
  const backend = aBackend({
    'POST /api/requests': () => {
      throw new TypeError('failed to fetch')
    },
  })
  const { onCreated, press } = open(backend)
  await userEvent.type(title(), 'Замена автомата')
  await press()
  expect((await screen.findByRole('alert')).textContent).toContain('второго такого же не появится')
  expect((title() as HTMLInputElement).value).toBe('Замена автомата')
  backend.on('POST /api/requests', () => json({ id: 48300, path: '/x' }))
  await press()
  await waitFor(() => expect(onCreated).toHaveBeenCalledTimes(1))
  const [first, second] = backend.bodies as { key: string }[]
  expect(second?.key).toBe(first?.key)
})

test.each([
  ['ru', 'Нажмите «Создать запрос» ещё раз через 58 с: второго запроса не появится.'],
  ['en', 'Press “Create request” again in 58 s: no second request will appear.'],
] as const)('a lost answer of the portal says in %s when to press again', async (lang, words) => {
  const said = { code: 'portal.outcome-unknown', retryAfterSeconds: 58, action: 'Повторите.' }
  const backend = aBackend({ 'POST /api/requests': () => fault(503, said) })
  renderScreen(<CreateRequest client={client} onClose={vi.fn()} onCreated={vi.fn()} />, {
    backend,
    boot: aBoot({ lang }),
  })
  await userEvent.type(screen.getAllByRole('textbox')[0] as HTMLElement, 'Замена автомата')
  await userEvent.click(screen.getByRole('button', { name: /Создать запрос|Create request/ }))
  expect((await screen.findByRole('alert')).textContent).toContain(words)
})

test('a fault of a field stands under the field', async () => {
  const backend = aBackend({ 'POST /api/requests': () => fault(400, { fields: { title: 'Слишком длинно.' } }) })
  const { press } = open(backend)
  await userEvent.type(title(), 'Название')
  await press()
  expect(await screen.findByText('Слишком длинно.')).toBeDefined()
})

test('while the request is being made Escape does not hide the outcome', async () => {
  const backend = aBackend({ 'POST /api/requests': () => new Promise<Response>(() => undefined) })
  const { press } = open(backend)
  await userEvent.type(title(), 'Название')
  await press()
  await screen.findByText('Создаём')
  await userEvent.keyboard('{Escape}')
  expect(screen.getByRole('dialog')).toBeDefined()
})

test('a field that a scenario asks for is asked before the request is made', async () => {
  const form = {
    sections: [],
    fields: [{ code: 'SITE', type: 'string', label: 'Объект', section: 'visit', multiple: false, options: [] }],
    values: { STAGE: ['NEW'] },
    scenarios: {
      scenarios: [
        {
          id: '1',
          name: 'Выезд',
          on: true,
          when: [{ field: 'STAGE', is: 'one-of', values: ['NEW'] }],
          show: [],
          require: ['SITE'],
          set: [],
        },
      ],
    },
  }
  const backend = aBackend({
    'GET /api/request-form': () => json(form),
    'POST /api/requests': () => json({ id: 48300, path: '/crm/lead/details/48300/' }),
  })
  const { onCreated, press } = open(backend)
  await userEvent.type(title(), 'Замена автомата')
  const site = await screen.findByRole('textbox', { name: 'Объект, нужно заполнить' })
  await press()
  expect(screen.getByText('Сценарий требует это поле.')).toBeDefined()
  expect(backend.calls).not.toContain('POST /api/requests')
  await userEvent.type(site, 'Склад № 2')
  await press()
  await waitFor(() => expect(onCreated).toHaveBeenCalledExactlyOnceWith(48300))
  expect(backend.bodies).toMatchObject([{ values: { SITE: ['Склад № 2'] } }])
})
