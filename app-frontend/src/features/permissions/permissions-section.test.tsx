import type { PermissionTable } from '@poryadok/app-backend/people/contract'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aBackend, fault, json } from '../../testing/backend.ts'
import { aBoot, renderScreen } from '../../testing/render-screen.tsx'
import PermissionsSection from './permissions-section.tsx'

const roles: PermissionTable['roles'] = [
  { role: 'administrator', title: { ru: 'Администратор портала', en: 'Portal administrator' } },
  { role: 'head', title: { ru: 'Руководитель подразделения', en: 'Head of a department' } },
  { role: 'agent', title: { ru: 'Сотрудник', en: 'Employee' } },
]
const table = (changes: Partial<PermissionTable> = {}): PermissionTable => ({
  roles,
  actions: [
    {
      action: 'rules.publish',
      title: { ru: 'Публиковать правила', en: 'Publish rules' },
      holders: ['administrator', 'head'],
      usual: ['administrator', 'head'],
      always: ['administrator'],
      atMost: ['administrator', 'head'],
    },
  ],
  integrators: [{ id: 5, name: 'Тимур Касаткин' }],
  revision: 3,
  ...changes,
})

function show(lang: 'ru' | 'en' = 'ru', departments: [] | null = []) {
  const backend = aBackend({
    'GET /api/permissions': () => json(table()),
    'GET /api/departments': () => json({ departments, asOf: '2026-11-24T09:30:00.000Z' }),
    'GET /api/people': () => json({ people: [{ id: 6, name: 'Вера Столбова', position: null }], total: 1 }),
  })
  renderScreen(<PermissionsSection />, { backend, boot: aBoot({ view: 'main', client: null, lang }) })
  return backend
}
const tick = (role: string) => screen.findByRole('checkbox', { name: `Публиковать правила: ${role}` })

test('what a role always has can’t be taken, and what it can’t have isn’t offered', async () => {
  show()
  expect((await tick('Администратор портала')).hasAttribute('disabled')).toBe(true)
  expect((await tick('Руководитель подразделения')).hasAttribute('disabled')).toBe(false)
  expect(screen.queryByRole('checkbox', { name: 'Публиковать правила: Сотрудник' })).toBeNull()
})

test('a right is taken away against the revision that was seen', async () => {
  const backend = show()
  backend.on('PUT /api/permissions', () => json(table({ revision: 4 })))
  await userEvent.click(await tick('Руководитель подразделения'))
  await userEvent.click(screen.getByRole('button', { name: 'Убрать: Тимур Касаткин' }))
  await screen.findByText(/2 права изменены/)
  await userEvent.click(screen.getByRole('button', { name: 'Сохранить права' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Сохранить права' })).toBeNull())
  expect(backend.bodies).toContainEqual({
    holders: { 'rules.publish': ['administrator'] },
    integrators: [],
    revision: 3,
  })
})

test('what another administrator saved meanwhile is not written over', async () => {
  const backend = show()
  backend.on('PUT /api/permissions', () => fault(409, { code: 'permission.changed' }))
  await userEvent.click(await tick('Руководитель подразделения'))
  await userEvent.click(screen.getByRole('button', { name: 'Сохранить права' }))
  backend.on('GET /api/permissions', () => json(table({ revision: 9, integrators: [] })))
  await userEvent.click(await screen.findByRole('button', { name: 'Обновить права' }))
  await waitFor(() => expect(screen.queryByText('Тимур Касаткин')).toBeNull())
})

test('the list by which heads are known has its age', async () => {
  show()
  expect((await screen.findByText(/Люди и отделы прочитаны/)).textContent).toMatch(/\d\d:\d\d/)
})

test('without the right to departments the page says that heads are not known', async () => {
  show('ru', null)
  expect(await screen.findByText(/кто кем руководит, неизвестно/)).toBeDefined()
})

test('speaks English', async () => {
  show('en')
  await screen.findByText('Publish rules')
  expect(document.body.textContent?.replaceAll(/Тимур Касаткин|Вера Столбова/g, '')).not.toMatch(/[а-яё]/i)
})
