import type { RoutingRules } from '@poryadok/app-backend/routing/contract'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { aBackend, json } from '../../../testing/backend.ts'
import { renderScreen } from '../../../testing/render-screen.tsx'
import GroupsEditor from './groups-editor.tsx'
import { servesNothing } from './serve-lines.ts'

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
      hours: null,
    },
    {
      id: 2,
      name: 'Склад',
      active: true,
      members: [],
      strategy: 'round-robin',
      previousFirst: false,
      overflowTo: null,
      hours: null,
    },
  ],
  lines: [{ ...servesNothing, groupId: 1, categoryIds: ['7', '8'] }],
  deputies: [],
}
let last: RoutingRules = rules
const standing = [
  { userId: 2, name: 'Дарья Пахотина', away: { code: 'person.absent', params: {} }, open: 4 },
  { userId: 3, name: 'Тимур Касаткин', away: null, open: 7 },
]

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
    'GET /api/routing/choices': () =>
      json({ mailboxes: [{ id: 3, address: 'help@poryadok.example' }], sources: [{ id: 'WEB', name: 'Сайт' }] }),
    'GET /api/routing/people': () => json({ people: standing }),
    'GET /api/routing/clients': () => json({ clients: [{ entityTypeId: 4, id: 9, name: 'Щитовой двор' }] }),
  })
  renderScreen(<Held />, { backend })
  await screen.findAllByText('Дарья Пахотина')
  return userEvent.setup()
}
const card = (at: number) =>
  within(screen.getAllByRole('textbox', { name: 'Название' })[at]?.closest('li') as HTMLElement)

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
    { ...servesNothing, groupId: 1, categoryIds: ['7'] },
    { ...servesNothing, groupId: 2, categoryIds: ['8'] },
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
    { ...servesNothing, groupId: 2, categoryIds: ['8'], departmentIds: [12] },
    { ...servesNothing, groupId: 1, categoryIds: ['7', '8'] },
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

test('each person has a share and a limit of their own, and the list says who is away', async () => {
  const user = await open()
  expect(await card(0).findByText('отсутствует')).toBeTruthy()
  const share = card(0).getByRole('textbox', { name: 'Доля' })
  await user.clear(share)
  await user.type(share, '3')
  await user.type(card(0).getByRole('textbox', { name: 'Не больше' }), '12')
  await user.tab()
  expect(last.groups[0]?.members).toEqual([{ userId: 2, weight: 3, capacity: 12 }])
})

test('mailbox, source, language and client bring requests to a group, before the lines without conditions', async () => {
  const user = await open()
  for (const [field, option] of [
    [/Ящики$/, 'help@poryadok.example'],
    [/Источники$/, 'Сайт'],
    [/Язык письма$/, /русский/],
  ] as const) {
    await user.click(card(1).getByRole('button', { name: field }))
    await user.click(screen.getByRole('option', { name: option }))
    await user.keyboard('{Escape}')
  }
  await user.type(card(1).getByRole('searchbox', { name: 'Найти клиента' }), 'щит')
  await user.click(await card(1).findByRole('button', { name: 'Щитовой двор · компания' }))
  const own = {
    groupId: 2,
    mailboxIds: [3],
    sourceIds: ['WEB'],
    languages: ['ru'],
    clients: [{ entityTypeId: 4, id: 9, name: 'Щитовой двор' }],
  }
  expect(last.lines).toEqual([{ ...servesNothing, ...own }, rules.lines[0]])
})

test('a group takes requests in its own hours, and a deputy stands in for a person', async () => {
  const user = await open()
  await user.click(card(0).getByRole('switch', { name: /Только в свои часы/ }))
  expect(last.groups[0]?.hours).toEqual({ zone: 'Europe/Moscow', days: [1, 2, 3, 4, 5], from: 540, to: 1_080 })
  await user.click(screen.getByRole('button', { name: 'Добавить заместителя' }))
  expect(last.deputies).toMatchObject([{ userId: 2, deputyId: 3 }])
  await user.click(screen.getByRole('button', { name: 'Убрать заместителя: Дарья Пахотина, Тимур Касаткин' }))
  expect(last.deputies).toEqual([])
})
