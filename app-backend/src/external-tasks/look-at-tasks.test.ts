import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { bindTasks } from './bind-tasks.ts'
import { queues } from './external-task-deps.ts'
import { hearTasks } from './jobs.ts'
import { lookAtTasks } from './look-at-tasks.ts'
import { moveTasks } from './move-tasks.ts'
import { remind } from './remind.ts'
import { sendToPerformer } from './send-to-performer.ts'
import { takeAutomatic } from './take-automatic.ts'
import { tellChanges } from './tell-changes.ts'
import { playTasks } from './testing.ts'
import { writeAnew } from './write-anew.ts'

const database = testDatabase()
const clock = createClock()
const noon = new Date('2026-11-23T09:00:00Z')
type Played = Awaited<ReturnType<typeof playTasks>>
let played: Played
beforeEach(async () => {
  clock.setOffset(noon.getTime() - Date.now())
  played = await playTasks(database, clock)
  played.contacts.set(9, { name: 'Пётр', addresses: ['p@x.example'] })
  played.tasks.set(12, aRow())
})

const aRow = (changes: Record<string, unknown> = {}) => ({
  id: '12',
  title: 'Проверить щит',
  description: 'Заречная, 5',
  status: '2',
  createdBy: '1',
  responsibleId: '1',
  ufCrmTask: ['L_26', 'C_9'],
  ufExternalTask: '1',
  ufExternalContact: 'C_9',
  ...changes,
})

const hear = (...names: string[]) =>
  played.inside(async () => {
    for (const name of names) await hearTasks(played.deps)({ id: played.portalId } as never, { name, objectId: 12 })
  })
const look = () => played.inside(() => lookAtTasks(played.deps, played.portalId))
/** Does the letters' jobs, and leaves them to be done again. */
const sendAll = async () => {
  for (const { payload } of played.jobs.filter((job) => job.queue === queues.send))
    await played.inside(() => sendToPerformer(played.deps, played.portalId, payload as never))
}
const subjects = () => played.sent.map(({ to, subject }) => `${to.join()} ${subject}`)

it('events that come twice and in any order make one letter, and two requests', async () => {
  await hear('ONTASKUPDATE', 'ONTASKADD', 'ONTASKUPDATE')
  await look()
  await sendAll()
  await hear('ONTASKADD')
  await look()
  await sendAll()
  expect(subjects()).toEqual(['p@x.example [Задача 12] Проверить щит'])
  expect(played.requests).toEqual([['tasks.task.list'], ['crm.item.get'], ['tasks.task.list']])
})

it('a process that dies before its commit leaves nothing, and the next one does all of it', async () => {
  await hear('ONTASKADD')
  played.fail.at = 'commit'
  await expect(look()).rejects.toThrow('the process died')
  expect(await database.prisma.externalTask.count({ where: { portalId: played.portalId } })).toBe(0)
  played.fail.at = null
  await look()
  await sendAll()
  await sendAll()
  expect(subjects()).toHaveLength(1)
})

it('a task that is no business of ours costs a part of one request and is not kept', async () => {
  played.tasks.set(12, aRow({ ufExternalTask: '0' }))
  await hear('ONTASKADD')
  await look()
  expect(played.requests).toEqual([['tasks.task.list']])
  expect(await database.prisma.externalTask.count({ where: { portalId: played.portalId } })).toBe(0)
})

it('many tasks of one moment are read in one request', async () => {
  await played.inside(() =>
    played.deps.store.saw(
      played.portalId,
      Array.from({ length: 120 }, (_, at) => at + 100),
      noon,
    ),
  )
  await look()
  expect(played.requests).toEqual([['tasks.task.list', 'tasks.task.list', 'tasks.task.list']])
})

it('a contact without an address is told of once, and the letter goes when there is one', async () => {
  played.contacts.set(9, { name: 'Пётр', addresses: [] })
  await hear('ONTASKADD')
  await look()
  await hear('ONTASKUPDATE')
  await look()
  expect(played.notices).toHaveLength(1)
  expect(played.notices[0]).toMatchObject({ userId: 1, kind: 'external-task.stuck' })
  expect(played.jobs.filter(({ queue }) => queue === queues.say)).toHaveLength(1)
  played.contacts.set(9, { name: 'Пётр', addresses: ['p@x.example'] })
  await hear('ONTASKUPDATE')
  await look()
  await sendAll()
  expect(subjects()).toHaveLength(1)
})

it('a task of our form whose event comes first waits for the form', async () => {
  played.tasks.set(12, aRow({ xmlId: 'poryadok-task-1', createdDate: clock.now().toISOString() }))
  await hear('ONTASKADD')
  await look()
  await sendAll()
  expect(subjects()).toEqual([])
  expect(played.jobs.some(({ queue, once }) => queue === queues.look && once === 'look-later')).toBe(true)
  clock.setOffset(noon.getTime() - Date.now() + 61_000)
  await look()
  await sendAll()
  expect(subjects()).toHaveLength(1)
})

it('a change that was taken back is not told', async () => {
  await hear('ONTASKADD')
  await look()
  played.tasks.set(12, aRow({ title: 'Другое' }))
  await hear('ONTASKUPDATE')
  await look()
  played.tasks.set(12, aRow())
  await hear('ONTASKUPDATE')
  await look()
  await played.inside(() => tellChanges(played.deps, played.portalId, 12))
  await sendAll()
  expect(subjects()).toHaveLength(1)
})

it('a letter answers the one before it in the same thread', async () => {
  await hear('ONTASKADD')
  await look()
  await sendAll()
  played.tasks.set(12, aRow({ status: '5' }))
  await hear('ONTASKUPDATE')
  await look()
  await sendAll()
  expect(played.sent.map(({ inReplyTo }) => inReplyTo)).toEqual([
    null,
    { messageId: 'm1@shchit.example', references: [] },
  ])
  expect(played.sent[1]).toMatchObject({ thread: { kind: 'task', taskId: 12 }, requestId: played.requestId })
})

describe('a letter to the performer that bounces', () => {
  const bounce = async (addresses: string[]) => {
    const known = {
      portalId: played.portalId,
      outcome: 'ignored',
      envelopeFrom: '',
      sizeBytes: 1,
      rawSha256: '',
      why: [],
    }
    const head = { fromAddress: 'daemon@mx.example', subject: 'Undelivered' }
    const mailbox = { portalId: played.portalId, address: `${randomUUID()}@shchit.example`, createdAt: noon }
    const { id: mailboxId } = await database.prisma.mailbox.create({ data: mailbox })
    const data = { ...known, ...head, mailboxId, receivedAt: noon, dueAt: noon }
    const { id: letterId } = await database.prisma.letter.create({ data })
    const letter = { portalId: played.portalId, letterId, kind: 'bounce' as const, addresses }
    await played.inside(() => takeAutomatic(played.deps, letter, 12))
    await played.inside(() => takeAutomatic(played.deps, letter, 12))
  }
  const known = () => played.inside(() => played.deps.store.byTaskId(played.portalId, 12))
  const begun = async () => {
    await hear('ONTASKADD')
    await look()
    await sendAll()
  }

  it('marks the task once, and nobody is written to again: no change, no reminder, no goodbye', async () => {
    await begun()
    await bounce(['p@x.example'])
    expect(await known()).toMatchObject({ trouble: { code: 'external.bounced', params: { address: 'p@x.example' } } })
    expect(played.notices).toMatchObject([{ userId: 1, kind: 'external-task.stuck' }])
    played.tasks.set(12, aRow({ title: 'Другое' }))
    await hear('ONTASKUPDATE')
    await look()
    await played.inside(() => tellChanges(played.deps, played.portalId, 12))
    clock.setOffset(noon.getTime() - Date.now() + 20 * 86_400_000)
    expect(await played.inside(() => remind(played.deps, played.portalId, 12))).toBeUndefined()
    played.tasks.set(12, aRow({ status: '5' }))
    await hear('ONTASKUPDATE')
    await look()
    await sendAll()
    expect(subjects()).toHaveLength(1)
  })

  it('is written again when a person says so, once', async () => {
    await begun()
    await bounce(['p@x.example'])
    await played.inside(async () => writeAnew(played.deps, await known()))
    await hear('ONTASKUPDATE')
    await look()
    await hear('ONTASKUPDATE')
    await look()
    await sendAll()
    expect(subjects()).toHaveLength(2)
    expect(await known()).toMatchObject({ state: 'open', trouble: null })
  })

  it('from an address that the performer had before is a line of the thread only', async () => {
    await begun()
    await bounce(['before@x.example'])
    expect(await known()).toMatchObject({ trouble: null })
    expect(
      await database.prisma.externalTaskLetter.count({ where: { portalId: played.portalId, kind: 'bounce' } }),
    ).toBe(1)
  })
})

describe('tasks whose request was merged', () => {
  it('are bound to the other one with one look and one plan; what else they are bound to stays', async () => {
    const planned: unknown[] = []
    const plan = (_tx: unknown, _run: unknown, writes: { params: unknown }[]) =>
      Promise.resolve(void planned.push(...writes.map(({ params }) => params)))
    const { portalId } = played
    const other = { portalId, entityTypeId: 1, entityId: 27, contactId: null, companyId: null, createdAt: noon }
    const { id: to } = await database.prisma.requestRecord.create({ data: other })
    await hear('ONTASKADD')
    await look()
    const before = played.requests.length
    await played.inside(() =>
      database.app.$transaction((tx) =>
        moveTasks(played.deps, tx, { portalId, from: played.requestId, to, taskIds: null, cause: 'merge' }),
      ),
    )
    const job = played.jobs.find(({ queue }) => queue === queues.bind)
    const deps = { ...played.deps, writes: { plan } as never }
    await played.inside(() => bindTasks(deps, portalId, job?.payload as never))
    expect(planned).toEqual([{ taskId: 12, fields: { UF_CRM_TASK: ['L_27', 'C_9'] } }])
    expect(played.requests.slice(before)).toEqual([['tasks.task.list']])
  })
})
