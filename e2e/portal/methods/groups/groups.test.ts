import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal, people } from '../../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

test('a secret group is seen by its members, and by the administrator who says so', async () => {
  const group = { NAME: 'Тайная', VISIBLE: 'N', OWNER_ID: people.sales }
  const GROUP_ID = await portal.result<number>('sonet_group.create', group, people.agent)
  const ask = async (params: object, userId: number): Promise<unknown[]> =>
    portal.result<unknown[]>('sonet_group.get', { GROUP_ID, ...params }, userId)
  expect(await ask({}, people.agent)).toMatchObject([{ OWNER_ID: String(people.agent), NUMBER_OF_MEMBERS: '1' }])
  expect(await ask({}, people.sales)).toEqual([])
  expect(await ask({}, people.admin)).toEqual([])
  expect(await ask({ IS_ADMIN: 'Y' }, people.admin)).toHaveLength(1)
  expect((await portal.call('sonet_group.user.get', { ID: GROUP_ID }, people.sales)).body.error_description).toBe(
    'Socialnetwork group not found',
  )
})

test('people come by invitation, by the administrator, or by asking an open group', async () => {
  const GROUP_ID = await portal.result<number>('sonet_group.create', { NAME: 'Пуск', OPENED: 'Y' }, people.agent)
  expect(
    (await portal.call('sonet_group.user.add', { GROUP_ID, USER_ID: 4 }, people.agent)).body.error_description,
  ).toBe('No permissions to add users')
  expect(await portal.result('sonet_group.user.add', { GROUP_ID, USER_ID: [4, 999] })).toEqual(['4'])
  expect(await portal.result('sonet_group.user.request', { GROUP_ID }, people.sales)).toBe(true)
  expect(await portal.result('sonet_group.user.invite', { GROUP_ID, USER_ID: 5 }, people.agent)).toEqual(['5'])
  expect(
    await portal.result('sonet_group.user.update', { GROUP_ID, USER_ID: [4, 2], ROLE: 'E' }, people.agent),
  ).toEqual(['4'])
  expect(await portal.result('sonet_group.user.get', { ID: GROUP_ID })).toEqual([
    { USER_ID: '2', ROLE: 'A' },
    { USER_ID: '4', ROLE: 'E' },
    { USER_ID: '7', ROLE: 'K' },
  ])
  expect(await portal.result('sonet_group.user.delete', { GROUP_ID, USER_ID: [2, 7] })).toEqual(['7'])
  expect(await portal.result('sonet_group.setowner', { GROUP_ID, USER_ID: 4 })).toBe(true)
  expect(await portal.result('sonet_group.user.groups', {}, 4)).toMatchObject([
    { GROUP_ID: String(GROUP_ID), ROLE: 'A' },
  ])
  expect(await portal.result('socialnetwork.api.workgroup.get', { params: { groupId: GROUP_ID } })).toMatchObject({
    OWNER_ID: 4,
    TYPE: 'group',
  })
  const { workgroups } = await portal.result<{ workgroups: unknown[] }>('socialnetwork.api.workgroup.list', {
    filter: { ID: GROUP_ID },
  })
  expect(workgroups).toEqual([{ id: String(GROUP_ID) }])
  expect(
    (await portal.call('sonet_group.update', { GROUP_ID, NAME: 'Иначе' }, people.sales)).body.error_description,
  ).toBe('User has no permissions to update group')
  expect(await portal.result('sonet_group.update', { GROUP_ID, NAME: 'Иначе' })).toBe(GROUP_ID)
  const fields = { TITLE: 'В группе', RESPONSIBLE_ID: 4, GROUP_ID }
  const { task } = await portal.result<{ task: { id: string; group: unknown } }>('tasks.task.add', { fields })
  expect(task.group).toMatchObject({ name: 'Иначе' })
  expect(await portal.result('sonet_group.delete', { GROUP_ID })).toBe(true)
  expect(await portal.result('tasks.task.get', { taskId: task.id })).toMatchObject({ task: { groupId: '0' } })
})
