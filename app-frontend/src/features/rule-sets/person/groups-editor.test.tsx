import type { RoutingRules } from '@poryadok/app-backend/routing/contract'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { aBackend, json } from '../../../testing/backend.ts'
import { renderScreen } from '../../../testing/render-screen.tsx'
import GroupsEditor from './groups-editor.tsx'

const rules: RoutingRules = {
  groups: [
    {
      id: 1,
      name: 'Сервис',
      active: true,
      members: [{ userId: 2, weight: 1, capacity: null }],
      strategy: 'fewest-open',
      previousFirst: false,
      overflowTo: 2,
    },
    {
      id: 2,
      name: 'Склад',
      active: true,
      members: [],
      strategy: 'round-robin',
      previousFirst: false,
      overflowTo: null,
    },
  ],
  lines: [{ groupId: 1, categoryIds: ['7', '8'], departmentIds: [] }],
  deputies: [],
}
let last: RoutingRules = rules

function Held() {
  const [body, setBody] = useState<unknown>(rules)
  const change = (next: unknown): void => {
    last = next as RoutingRules
    setBody(next)
  }
  return <GroupsEditor body={body} onChange={change} readOnly={false} notes={[]} />
}
async function open() {
  const categories = [
    { id: '7', name: 'Неисправность' },
    { id: '8', name: 'Документы' },
  ]
  const person = { position: null, active: true, kind: 'employee', departments: [] }
  const people = [
    { ...person, id: 2, name: 'Дарья Пахотина' },
    { ...person, id: 3, name: 'Тимур Касаткин' },
  ]
  const backend = aBackend({
    'GET /api/categories': () => json({ categories }),
    'GET /api/departments': () => json({ departments: [{ id: 12, name: 'Северный филиал' }], asOf: null }),
    'GET /api/people': () => json({ people, total: 2, asOf: null }),
  })
  renderScreen(<Held />, { backend })
  await screen.findAllByText('Дарья Пахотина')
  return userEvent.setup()
}
const card = (at: number) => within(screen.getAllByRole('listitem')[at] as HTMLElement)

test('a person joins a group', async () => {
  const user = await open()
  await user.click(card(0).getByRole('button', { name: /Люди/ }))
  await user.click(screen.getByRole('option', { name: /Тимур Касаткин/ }))
  expect(last.groups[0]?.members.map(({ userId }) => userId)).toEqual([2, 3])
})

test('a category belongs to one group', async () => {
  const user = await open()
  await user.click(card(1).getByRole('button', { name: /Категории/ }))
  await user.click(screen.getByRole('option', { name: 'Документы' }))
  expect(last.lines).toEqual([
    { groupId: 1, categoryIds: ['7'], departmentIds: [] },
    { groupId: 2, categoryIds: ['8'], departmentIds: [] },
  ])
})

test('a group of a department’s mailboxes comes before the others and takes no category from them', async () => {
  const user = await open()
  await user.click(card(1).getByRole('button', { name: /Ящики отделов/ }))
  await user.click(screen.getByRole('option', { name: 'Северный филиал' }))
  await user.keyboard('{Escape}')
  await user.click(card(1).getByRole('button', { name: /Категории/ }))
  await user.click(screen.getByRole('option', { name: 'Документы' }))
  expect(last.lines).toEqual([
    { groupId: 2, categoryIds: ['8'], departmentIds: [12] },
    { groupId: 1, categoryIds: ['7', '8'], departmentIds: [] },
  ])
})

test('a group that goes leaves no line and no overflow to it', async () => {
  const user = await open()
  await user.click(screen.getByRole('button', { name: 'Убрать группу Склад' }))
  expect(last.groups.map(({ id, overflowTo }) => [id, overflowTo])).toEqual([[1, null]])
  await user.click(screen.getByRole('button', { name: 'Убрать группу Сервис' }))
  expect(last.lines).toEqual([])
  expect(screen.getByText(/Групп нет/)).toBeTruthy()
})
