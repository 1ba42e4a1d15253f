import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import { PersonDataCard } from './person-data-card.tsx'

function show(total: number, lang: 'ru' | 'en' = 'ru') {
  const backend = aBackend({
    'POST /api/operations/person/look': () => json({ held: { letter: total }, total }),
    'POST /api/operations/person/erase': () =>
      json({ removed: { letter: total }, changed: {}, total, at: '2026-11-22T10:00:00.000Z' }),
  })
  renderScreen(<PersonDataCard />, { backend, boot: aBoot({ view: 'main', client: null, lang }) })
  return backend
}
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ')
async function find() {
  await userEvent.type(await screen.findByRole('textbox', { name: 'Почта' }), 'anna@zarechie.example{Enter}')
}

test('a person is looked for, erased after one question, and the report stands', async () => {
  const backend = show(3)
  await find()
  expect(plain((await screen.findByText(/Найдено/)).textContent)).toBe('Найдено: 3 записи.')
  await userEvent.click(screen.getByRole('button', { name: 'Удалить данные' }))
  expect(backend.bodies).toHaveLength(1)
  await userEvent.click(screen.getAllByRole('button', { name: 'Удалить данные' }).at(-1) as HTMLElement)
  expect(plain((await screen.findByText(/Удалено или очищено/)).textContent)).toContain('3 записи')
  expect(backend.bodies).toEqual([{ email: 'anna@zarechie.example' }, { email: 'anna@zarechie.example' }])
})

test('of whom nothing is held, nothing can be erased', async () => {
  show(0)
  await find()
  await screen.findByText('О таком человеке ничего не хранится.')
  expect(screen.queryByRole('button', { name: 'Удалить данные' })).toBeNull()
})

test('a look that fails says why, and another address asks anew', async () => {
  const backend = show(3)
  backend.on('POST /api/operations/person/look', () => fault(503))
  await find()
  await screen.findByRole('alert')
  await userEvent.type(screen.getByRole('textbox', { name: 'Почта' }), 'x')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('speaks English', async () => {
  show(3, 'en')
  await screen.findByRole('textbox', { name: 'E-mail' })
  expect(document.body.textContent).not.toMatch(/[а-яё]/i)
})
