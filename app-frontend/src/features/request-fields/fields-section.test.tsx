import type {
  FieldDefinitionView,
  FieldsBesidePortal,
  StoredFields,
} from '@poryadok/app-backend/request-fields/contract'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import FieldsSection from './fields-section.tsx'

const field = (code: string, ru: string): FieldDefinitionView => ({
  code,
  type: 'string',
  label: { ru, en: code },
  section: 'product',
  multiple: false,
  hidden: false,
  options: [],
  target: null,
})
const stored: StoredFields = {
  set: {
    sections: [{ id: 'product', title: { ru: 'Изделие', en: 'Product' } }],
    fields: [field('PRD_SERIAL', 'Серийный номер'), field('PRD_SITE', 'Объект'), field('PRD_CONTRACT', 'Договор')],
  },
  revision: 3,
  changedBy: 'Марина Лучинина',
  changedAt: '2026-11-22T10:00:00.000Z',
  mayEdit: true,
}
const label = { what: 'label' as const, ours: 'Договор', portal: 'Контракт' }
const beside: FieldsBesidePortal = {
  fields: [
    { code: 'PRD_SERIAL', label: 'Серийный номер', state: 'missing', because: [], mendable: true },
    { code: 'PRD_SITE', label: 'Объект', state: 'same', because: [], mendable: false },
    { code: 'PRD_CONTRACT', label: 'Договор', state: 'differs', because: [label], mendable: true },
    { code: 'OLD', label: 'Старое поле', state: 'extra', because: [], mendable: false },
  ],
  cards: [
    { card: 'first', state: 'same' },
    { card: 'repeat', state: 'differs' },
  ],
  entity: 'lead',
  simpleCrm: true,
}

function open(changes: Partial<StoredFields> = {}, isAdmin = true) {
  const backend = aBackend({
    'GET /api/request-fields': () => json({ ...stored, ...changes }),
    'GET /api/request-fields/portal': () => json(beside),
    'GET /api/long-work': () => json({ tasks: [] }),
    'POST /api/request-fields/apply': () => json({ taskId: '0b5c1f8e-7a51-4f0e-9f57-4d3c1a2b6c7d' }),
    'POST /api/request-fields/adopt': () => json(stored),
    'PUT /api/request-fields': () => json({ ...stored, revision: 4 }),
  })
  const boot = aBoot()
  const session = boot.session && { ...boot.session, user: { ...boot.session.user, isAdmin } }
  renderScreen(<FieldsSection />, { backend, boot: aBoot({ session }) })
  return backend
}
const row = async (code: string) => (await screen.findByText(code)).closest('li') as HTMLElement

test('missing fields are written to the portal at once, differing ones when they are ticked', async () => {
  const backend = open()
  expect(await within(await row('PRD_CONTRACT')).findByText('На портале называется «Контракт».')).toBeDefined()
  await screen.findByText(/простой режим CRM/)
  await userEvent.click(screen.getByRole('button', { name: 'Записать на портал' }))
  await waitFor(() => expect(backend.bodies).toHaveLength(1))
  expect(backend.bodies[0]).toEqual({ codes: ['PRD_SERIAL'], cards: true, everyone: false, revision: 3 })
  await userEvent.click(screen.getByRole('checkbox', { name: 'Применить «Договор»' }))
  await userEvent.click(screen.getByRole('button', { name: 'Взять как на портале' }))
  await waitFor(() => expect(backend.bodies).toHaveLength(2))
  expect(backend.bodies[1]).toEqual({ codes: ['PRD_CONTRACT'], revision: 3 })
})

test('a changed set is kept before it goes anywhere', async () => {
  const backend = open()
  await userEvent.click(within(await row('PRD_SITE')).getByRole('button', { name: 'Убрать: Объект' }))
  expect(screen.queryByRole('button', { name: 'Записать на портал' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Сохранить набор' }))
  await waitFor(() => expect(backend.calls).toContain('PUT /api/request-fields'))
  expect(backend.bodies[0]).toMatchObject({
    revision: 3,
    set: { fields: [{ code: 'PRD_SERIAL' }, { code: 'PRD_CONTRACT' }] },
  })
})

test('whoever may not change settings sees the set and the portal beside it, and no buttons', async () => {
  const backend = open({ mayEdit: false }, false)
  await screen.findByText('нет на портале')
  expect(backend.calls.filter((call) => call.includes('/api/long-work'))).toEqual([])
  expect(screen.queryByRole('button', { name: /Записать|Добавить поле|Убрать/ })).toBeNull()
})

const file = (text: string) => new File([text], 'poryadok-fields.json', { type: 'application/json' })
const aFile = (changes: object = {}) =>
  JSON.stringify({ format: 'poryadok-fields', version: 1, set: stored.set, ...changes })

test('a set out of a file is an edit: what is the same changes nothing, what differs is kept by the person', async () => {
  const backend = open()
  await row('PRD_SITE')
  await userEvent.upload(screen.getByLabelText('Файл набора'), file(aFile()))
  expect(screen.queryByRole('button', { name: 'Сохранить набор' })).toBeNull()
  const set = { ...stored.set, fields: [field('PRD_SITE', 'Место')] }
  await userEvent.upload(screen.getByLabelText('Файл набора'), file(aFile({ set })))
  await userEvent.click(await screen.findByRole('button', { name: 'Сохранить набор' }))
  await waitFor(() => expect(backend.bodies).toEqual([{ set, revision: 3 }]))
})

test.each([
  ['that is no JSON', 'PRD_SERIAL;Серийный номер', /^Это не файл набора полей/],
  ['of another version', aFile({ version: 2 }), /^Файл набора другой версии: 2\. Этот «Порядок» читает версию 1\.$/],
  [
    'with a field of an unknown type',
    aFile({ set: { ...stored.set, fields: [{ ...field('PRD_SITE', 'Место'), type: 'map' }] } }),
    /^В файле поле неизвестного типа: map\./,
  ],
])('a file %s is refused by a sentence, and the set stays', async (_, text, words) => {
  open()
  await row('PRD_SITE')
  await userEvent.upload(screen.getByLabelText('Файл набора'), file(text))
  expect((await screen.findByRole('alert')).textContent).toMatch(words)
  expect(screen.queryByRole('button', { name: 'Сохранить набор' })).toBeNull()
})
