import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal, people } from '../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

const letter = {
  OWNER_TYPE_ID: 1,
  OWNER_ID: 1,
  TYPE_ID: 4,
  SUBJECT: 'Акт',
  DESCRIPTION: '<p>Во вложении</p>',
  DESCRIPTION_TYPE: 3,
  DIRECTION: 1,
  COMPLETED: 'N',
  START_TIME: '2026-03-10T09:12:00+03:00',
  COMMUNICATIONS: [{ VALUE: 'e.vorontsova@zarechie.example', ENTITY_TYPE_ID: 3, ENTITY_ID: 1 }],
  FILES: [{ fileData: ['акт.pdf', Buffer.from('%PDF-1').toString('base64')] }],
  ORIGINATOR_ID: 'app',
  ORIGIN_ID: 'hash-1',
  SETTINGS: { MESSAGE_HEADERS: { 'Message-Id': '<m1@zarechie.example>' } },
}
const add = (fields: Record<string, unknown> = letter, userId: number = people.admin) =>
  portal.call('crm.activity.add', { fields }, userId)

test('a letter keeps what was written, binds every communication and gives its files', async () => {
  const id = (await add()).body.result
  const shown = await portal.result<Record<string, unknown> & { FILES: { id: number; url: string }[] }>(
    'crm.activity.get',
    { id },
  )
  expect(shown).toMatchObject({
    PROVIDER_ID: 'CRM_EMAIL',
    SUBJECT: 'Акт',
    DESCRIPTION_TYPE: '3',
    DIRECTION: '1',
    COMPLETED: 'N',
    START_TIME: '2026-03-10T09:12:00+03:00',
    ORIGIN_ID: 'hash-1',
    SETTINGS: letter.SETTINGS,
    COMMUNICATIONS: [{ TYPE: 'EMAIL', VALUE: 'e.vorontsova@zarechie.example', ENTITY_ID: '1' }],
  })
  expect(await portal.result('crm.activity.binding.list', { activityId: id })).toEqual([
    { entityTypeId: 1, entityId: 1 },
    { entityTypeId: 3, entityId: 1 },
  ])
  expect(shown.FILES).toHaveLength(1)
})

test('a list finds it by its foreign key; communications and files come when selected by name', async () => {
  const [row] = await portal.result<Record<string, unknown>[]>('crm.activity.list', {
    filter: { ORIGINATOR_ID: 'app', '@ORIGIN_ID': ['hash-1', 'hash-2'] },
    select: ['ID', 'FILES'],
  })
  expect(Object.keys(row ?? {})).toEqual(['ID', 'FILES'])
  const byCard = await portal.result<unknown[]>('crm.activity.list', {
    filter: { BINDINGS: [{ OWNER_TYPE_ID: 3, OWNER_ID: 1 }], TYPE_ID: 4 },
  })
  expect(byCard.length).toBeGreaterThan(1)
  expect(byCard[0]).not.toHaveProperty('COMMUNICATIONS')
})

test.each([
  ['no subject', { SUBJECT: ' ' }],
  ['no communications', { COMMUNICATIONS: [] }],
  ['no type', { TYPE_ID: 0 }],
])('%s is an error without a code', async (_what, broken) => {
  expect((await add({ ...letter, ...broken })).body).toMatchObject({
    error: '',
    error_description: expect.stringContaining('The field'),
  })
})

test('no owner and no card in the communications: nothing to bind to; a card among them owns the activity', async () => {
  const nobody = await add({ ...letter, OWNER_ID: 0, COMMUNICATIONS: [{ VALUE: 'a@b.example' }] })
  expect(nobody.body).toMatchObject({
    error: '',
    error_description: expect.stringContaining('Could not build binding'),
  })
  const id = (await add({ ...letter, OWNER_ID: 0 })).body.result
  expect(await portal.result('crm.activity.get', { id })).toMatchObject({ OWNER_TYPE_ID: '3', OWNER_ID: '1' })
})

test('a communication of a wrong type is dropped in silence', async () => {
  const id = (await add({ ...letter, COMMUNICATIONS: [{ TYPE: 'PIGEON', VALUE: 'x' }] })).body.result
  expect(await portal.result('crm.activity.get', { id })).toMatchObject({ COMMUNICATIONS: [] })
})

test('a card in COMMUNICATIONS needs the right to change it', async () => {
  expect((await add(letter, people.agent)).body.error).toBe('ACCESS_DENIED')
  const { COMMUNICATIONS: _with, ...rest } = letter
  expect((await add({ ...rest, COMMUNICATIONS: [{ VALUE: 'a@b.example' }] }, people.agent)).status).toBe(200)
})

test('an outgoing letter added completed is sent; added open and completed later it is not', async () => {
  const sink = await smtpSink()
  await portal.door('PUT', 'settings', { smtp: { host: '127.0.0.1', port: sink.port } })
  const out = { ...letter, DIRECTION: 2, SETTINGS: { MESSAGE_FROM: 'Поддержка <support@shchit.example>' } }
  const recorded = (await add(out)).body.result
  await portal.result('crm.activity.update', { id: recorded, fields: { COMPLETED: 'Y' } })
  expect(sink.letters).toEqual([])
  const sent = (await add({ ...out, COMPLETED: 'Y' })).body.result
  const shown = await portal.result<{ SETTINGS: { MESSAGE_HEADERS: Record<string, string> } }>('crm.activity.get', {
    id: sent,
  })
  const messageId = shown.SETTINGS.MESSAGE_HEADERS['Message-Id']
  expect(messageId).toMatch(new RegExp(`^<crm\\.activity\\.${String(sent)}-[0-9A-Z]+@localhost>$`))
  expect(sink.letters).toHaveLength(1)
  expect(sink.letters[0]).toContain(`Message-ID: ${messageId}`)
  await sink.stop()
})

test('a letter of the portal goes by its own mail server where it has one', async () => {
  const [world, own] = [await smtpSink(), await smtpSink()]
  await portal.door('PUT', 'settings', { smtp: { host: '127.0.0.1', port: world.port } })
  portal.state.settings.outgoingSmtp = { host: '127.0.0.1', port: own.port }
  await add({ ...letter, DIRECTION: 2, COMPLETED: 'Y' })
  portal.state.settings.outgoingSmtp = null
  expect([world.letters.length, own.letters.length]).toEqual([0, 1])
  await Promise.all([world.stop(), own.stop()])
})

test('without a mail server sending fails and the activity stays', async () => {
  await portal.door('PUT', 'settings', { smtp: null })
  const before = portal.state.activities.size
  expect((await add({ ...letter, DIRECTION: 2, COMPLETED: 'Y' })).body.error_description).toMatch(/^Email send error/)
  expect(portal.state.activities.size).toBe(before + 1)
})

test('bindings are added once and the last one stays', async () => {
  const id = (await add({ ...letter, COMMUNICATIONS: [{ VALUE: 'a@b.example' }] })).body.result
  const card = { activityId: id, entityTypeId: 4, entityId: 1 }
  expect(await portal.result('crm.activity.binding.add', card)).toBe(true)
  expect((await portal.call('crm.activity.binding.add', card)).status).toBe(400)
  await portal.result('crm.activity.binding.delete', card)
  expect(
    (await portal.call('crm.activity.binding.delete', { activityId: id, entityTypeId: 1, entityId: 1 })).status,
  ).toBe(400)
})

test('comments with files and log messages land in the card’s timeline', async () => {
  const id = await portal.result<number>('crm.timeline.comment.add', {
    fields: { ENTITY_TYPE: 'lead', ENTITY_ID: 2, COMMENT: 'Готово', FILES: [['схема.png', 'aGk=']] },
  })
  const [comment] = await portal.result<Record<string, unknown>[]>('crm.timeline.comment.list', {
    filter: { ENTITY_TYPE: 'lead', ENTITY_ID: 2 },
  })
  expect(comment).toMatchObject({ ID: String(id), COMMENT: 'Готово', ENTITY_TYPE: 'lead', FILES: expect.any(Object) })
  const fields = { entityTypeId: 1, entityId: 2, title: 'Категория', text: 'Авария', iconCode: 'info' }
  expect(await portal.result('crm.timeline.logmessage.add', { fields })).toMatchObject({
    logMessage: { title: 'Категория', authorId: 1 },
  })
})

/** Takes letters in and keeps their text. */
async function smtpSink(): Promise<{ port: number; letters: string[]; stop(): Promise<void> }> {
  const letters: string[] = []
  const server = createServer((socket) => {
    let inData = false
    let text = ''
    socket.write('220 sink\r\n')
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      if (inData) {
        if (!text.endsWith('\r\n.\r\n')) return
        letters.push(text)
        inData = false
        text = ''
        socket.write('250 kept\r\n')
        return
      }
      const lines = text.split('\r\n')
      text = lines.pop() ?? ''
      for (const line of lines) {
        inData = line === 'DATA'
        socket.write(inData ? '354 go\r\n' : line.startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n')
      }
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    letters,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}
