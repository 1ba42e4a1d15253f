import { testDatabase } from '@poryadok/prisma/testing'
import { beforeEach, expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { createWriteOnce, createWriteStore, type PortalClient, type Viewer } from '../portal/index.ts'
import { createTask } from './create-task.ts'
import { playTasks } from './testing.ts'

const database = testDatabase()
const clock = createClock()
type Played = Awaited<ReturnType<typeof playTasks>>
let played: Played
/** Tasks of the portal by their external id. */
let made: Map<string, number>
let loseAnswer: boolean

beforeEach(async () => {
  played = await playTasks(database, clock)
  played.contacts.set(9, { name: 'Пётр', addresses: ['p@x.example', 'home@x.example'] })
  made = new Map()
  loseAnswer = false
})

const call: PortalClient['call'] = (_, method, params) => {
  const fields = (params['fields'] ?? params['filter']) as { XML_ID: string }
  const id = made.get(fields.XML_ID)
  if (method === 'tasks.task.list')
    return Promise.resolve({ result: { tasks: id === undefined ? [] : [{ id: String(id) }] } })
  made.set(fields.XML_ID, made.size + 12)
  if (loseAnswer) throw new AppError('portal.outcome-unknown')
  return Promise.resolve({ result: { task: { id: String(made.get(fields.XML_ID)) } } })
}

const body = {
  key: '6a0e1d52-1111-4111-8111-000000000001',
  request: 26,
  contactId: 9,
  address: 'Home@x.example',
  title: 'Проверить щит',
  description: '',
  deadline: null,
  files: [],
}
const create = (changes: Partial<typeof body> = {}) =>
  played.inside(() => {
    const once = createWriteOnce(
      createWriteStore(database.app, () => Promise.resolve()),
      clock,
    )
    const portal = { ...played.deps.portal, call }
    const writes = { ...played.deps.writes, once }
    const deps = { ...played.deps, portal, writes, assertFiles: () => Promise.resolve() }
    const viewer = { portalId: played.portalId, userId: 7, accessToken: 't' } as Viewer
    return createTask(deps, viewer, { ...body, ...changes })
  })

it('the same form makes one task, with the address that was chosen', async () => {
  await create()
  expect(await create()).toEqual({ taskId: 12 })
  expect(made.size).toBe(1)
  const row = await database.prisma.externalTask.findFirst({ where: { portalId: played.portalId, taskId: 12 } })
  expect(row).toMatchObject({ address: 'home@x.example', contactId: 9, createdBy: 7, requestId: played.requestId })
})

it('an answer that got lost is looked up, and no second task is made', async () => {
  loseAnswer = true
  await expect(create()).rejects.toMatchObject({ code: 'portal.outcome-unknown' })
  loseAnswer = false
  expect(await create()).toEqual({ taskId: 12 })
  expect(made.size).toBe(1)
})

it('an address that is not the contact’s makes nothing', async () => {
  await expect(create({ address: 'other@x.example' })).rejects.toMatchObject({ code: 'external-task.no-address' })
  expect(made.size).toBe(0)
})
