import { testDatabase } from '@poryadok/prisma/testing'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { playMessages } from '../testing.ts'
import { outgoingQueue } from './create-outgoing.ts'
import { doubtQueue } from './in-doubt.ts'
import { keepSentQueue } from './sent-copies.ts'
import { startMailServer } from './testing.ts'

const database = testDatabase()
const clock = createClock()
const closing: (() => Promise<unknown>)[] = []
let played: Awaited<ReturnType<typeof playMessages>>
beforeEach(async () => {
  clock.setOffset(0)
  played = await playMessages(database, clock)
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const aMailServer = async (reply: Parameters<typeof startMailServer>[0] = {}) => {
  const server = await startMailServer(reply)
  closing.push(server.stop)
  return server
}

/** A mail server that breaks off: before it was given the letter, in its middle, or after its end without a word. */
async function aBrokenServer(at: 'greeting' | 'middle' | 'end') {
  let connections = 0
  const speak = (socket: Socket) => {
    connections += 1
    socket.on('error', () => {})
    if (at === 'greeting') return socket.destroy()
    let inData = false
    let letter = ''
    socket.write('220 mx.example\r\n')
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      if (inData) {
        letter += text
        return letter.endsWith('\r\n.\r\n') ? socket.destroy() : undefined
      }
      if (text.startsWith('DATA')) {
        if (at === 'middle') return socket.destroy()
        inData = true
        return socket.write('354 go on\r\n')
      }
      return socket.write('250 ok\r\n')
    })
  }
  const server = createServer(speak)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  return { port: (server.address() as AddressInfo).port, connections: () => connections }
}

const account = (port: number, changes = {}) => ({
  host: '127.0.0.1',
  port,
  security: 'none' as const,
  login: '',
  fromName: 'Поддержка',
  fromAddress: 'support@shchit.example',
  ...changes,
})
const useServer = (port: number, changes = {}) =>
  played.inside(() => played.messages.accounts.save(played.tenant.id, account(port, changes), 1))
const letter = (changes = {}) => ({
  portalId: played.tenant.id,
  key: 'k1',
  to: ['e.vorontsova@zarechie.example'],
  subject: 'Ваш запрос принят',
  text: 'Здравствуйте',
  ...changes,
})
const send = (changes = {}) => played.inside(() => played.messages.outgoing.send(letter(changes)))
const work = (id: number | undefined, attempts = 0) => played.work(outgoingQueue, { id }, attempts)
const rows = () =>
  database.prisma.outgoingLetter.findMany({ where: { portalId: played.tenant.id }, orderBy: { id: 'asc' } })
const notices = async () =>
  (await database.prisma.notice.findMany({ where: { portalId: played.tenant.id } })).map((row) => row.kind)

describe('a letter', () => {
  it('that is refused is told to whoever wrote it too', async () => {
    const server = await aMailServer({ recipient: 550 })
    await useServer(server.port)
    const sent = await send({ userId: 7 })
    await expect(work(sent?.id)).rejects.toThrow(/played refusal/)
    const told = await database.prisma.notice.findMany({ where: { portalId: played.tenant.id } })
    expect(told.map(({ userId, kind }) => [userId, kind])).toEqual(
      expect.arrayContaining([
        [1, 'letter.not-sent'],
        [7, 'letter.not-sent'],
      ]),
    )
  })

  it('goes out once with the id that it was given before the first try', async () => {
    const server = await aMailServer()
    await useServer(server.port)
    const sent = await send({ headers: { 'In-Reply-To': '<m1@zarechie.example>' } })
    await work(sent?.id)
    await work(sent?.id)
    expect(server.taken).toHaveLength(1)
    expect(server.taken[0]).toMatchObject({
      messageId: sent?.messageId,
      inReplyTo: '<m1@zarechie.example>',
      subject: 'Ваш запрос принят',
    })
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 1, response: expect.stringContaining('250') }])
  })

  it('of plain words goes out as HTML too, with its paragraphs and links', async () => {
    const server = await aMailServer()
    await useServer(server.port)
    const sent = await send({ text: 'Смотрите https://a.example/x\n\nАлексей' })
    await work(sent?.id)
    expect(server.taken[0]?.text).toContain('Смотрите https://a.example/x')
    expect(server.taken[0]?.html).toContain(
      '<p>Смотрите <a href="https://a.example/x">https://a.example/x</a></p>\n<p>Алексей</p>',
    )
  })

  it('is one, however often its key comes', async () => {
    await useServer(25)
    const tries = await Promise.all(Array.from({ length: 8 }, () => send()))
    expect(tries.filter((one) => one !== null)).toHaveLength(1)
    expect(await rows()).toHaveLength(1)
  })

  it('keeps its id through tries that failed', async () => {
    const server = await aMailServer({ letter: 451 })
    await useServer(server.port)
    const sent = await send()
    for (let attempt = 0; attempt < 3; attempt += 1) await expect(work(sent?.id, attempt)).rejects.toThrow(/451|played/)
    server.reply.letter = 0
    await work(sent?.id, 3)
    expect(server.taken.map((mail) => mail.messageId)).toEqual([sent?.messageId])
  })

  it('that the server refuses for good ends, and administrators hear of it', async () => {
    const server = await aMailServer({ recipient: 550 })
    await useServer(server.port)
    const sent = await send()
    await expect(work(sent?.id)).rejects.toThrow('550')
    expect([(await rows())[0]?.state, await notices()]).toEqual(['failed', ['letter.not-sent']])
  })

  it('waits while the sign-in is refused, since that is mended in the settings', async () => {
    const server = await aMailServer({ password: 'right' })
    await useServer(server.port, { login: 'support', password: 'wrong' })
    const sent = await send()
    await expect(work(sent?.id)).rejects.toThrow('535')
    expect((await rows())[0]?.state).toBe('waiting')
    await useServer(server.port, { login: 'support', password: 'right' })
    await work(sent?.id)
    expect((await rows())[0]?.state).toBe('sent')
  })
})

describe('a connection that breaks', () => {
  it.each(['greeting', 'middle'] as const)('at the %s leaves the letter for the next try', async (at) => {
    await useServer((await aBrokenServer(at)).port)
    const sent = await send()
    await expect(work(sent?.id)).rejects.toThrow()
    expect((await rows())[0]?.state).toBe('waiting')
  })

  it('after the whole letter leaves it unknown: it is not repeated by itself, and administrators decide', async () => {
    const server = await aBrokenServer('end')
    await useServer(server.port)
    const sent = await send()
    await work(sent?.id)
    await work(sent?.id)
    expect([(await rows())[0]?.state, await notices(), server.connections()]).toEqual([
      'unknown',
      ['letter.outcome-unknown'],
      1,
    ])
    const good = await aMailServer()
    await useServer(good.port)
    await played.inside(() => played.messages.outgoing.again(played.tenant.id, sent?.id ?? 0))
    await work(sent?.id)
    expect(good.taken.map((mail) => mail.messageId)).toEqual([sent?.messageId])
  })

  it('with the process leaves it unknown too', async () => {
    await useServer(25)
    const sent = await send()
    await database.prisma.outgoingLetter.updateMany({ where: { id: sent?.id ?? 0 }, data: { state: 'sending' } })
    await work(sent?.id)
    expect((await rows())[0]?.state).toBe('unknown')
  })
})

describe('two workers with one letter, since a lease was given away too early', () => {
  /** Greets the first caller when the second has handed over its letter, and takes the letter when told to. */
  async function aServerForTwo() {
    const [handedOver, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const letters: string[] = []
    let callers = 0
    const hear = async (socket: Socket, text: string) => {
      letters.push(text)
      handedOver.resolve()
      await goOn.promise
      socket.write('250 taken\r\n')
    }
    const server = createServer((socket) => {
      callers += 1
      let text = ''
      let inData = false
      socket.on('error', () => {})
      socket.on('data', (chunk) => {
        text += chunk.toString()
        if (inData && text.endsWith('\r\n.\r\n')) {
          inData = false
          void hear(socket, text)
        } else if (!inData) {
          inData = text.startsWith('DATA')
          socket.write(inData ? '354 go on\r\n' : '250 ok\r\n')
          text = ''
        }
      })
      const greet = () => void socket.write('220 mx.example\r\n')
      if (callers === 1) void handedOver.promise.then(greet)
      else greet()
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    closing.push(() => new Promise((resolve) => server.close(resolve)))
    const { port } = server.address() as AddressInfo
    return { port, letters, goOn: goOn.resolve, called: () => callers }
  }

  it('send it once, and the late one leaves it to the other', async () => {
    const server = await aServerForTwo()
    await useServer(server.port)
    const sent = await send()
    const late = work(sent?.id)
    await expect.poll(server.called).toBe(1)
    const other = work(sent?.id)
    await late
    expect((await rows())[0]?.state).toBe('sending')
    server.goOn()
    await other
    await work(sent?.id)
    expect([(await rows())[0]?.state, server.letters.length]).toEqual(['sent', 1])
  })
})

describe('a letter in doubt of a mailbox that is read by IMAP', () => {
  const inDoubt = async (settings = { keepSent: false }) => {
    played.sent.settings = settings
    await useServer((await aBrokenServer('end')).port)
    const sent = await send({ mailboxId: 1 })
    await work(sent?.id)
    const [look] = played.waiting.filter(({ queue }) => queue === doubtQueue)
    return { sent, look: () => played.inside(async () => played.work(doubtQueue, look?.payload)) }
  }

  it('was sent when it lies among the sent ones: nobody hears of a doubt', async () => {
    const { sent, look } = await inDoubt()
    expect((await rows())[0]?.state).toBe('sending')
    played.sent.there.push(sent?.messageId ?? '')
    await look()
    expect([(await rows())[0]?.state, await notices()]).toEqual(['sent', []])
  })

  it('is looked for again while its server may still put it there, and people are told after the last look', async () => {
    const { look } = await inDoubt()
    const seen = []
    for (const seconds of [0, 31, 121, 601]) {
      clock.setOffset(seconds * 1_000)
      const again = await look()
      seen.push([again !== undefined, (await rows())[0]?.state, (await notices()).length])
    }
    expect(seen).toEqual([
      [true, 'unknown', 0],
      [true, 'unknown', 0],
      [true, 'unknown', 0],
      [false, 'unknown', 1],
    ])
  })

  it('is told of at once where the server keeps no sent letters by itself', async () => {
    const { look } = await inDoubt({ keepSent: true })
    expect([await look(), await notices()]).toEqual([undefined, ['letter.outcome-unknown']])
  })
})

describe('a copy among the sent letters', () => {
  it.each([
    [true, 1],
    [false, 0],
  ])('of a mailbox whose setting is %s: %i', async (keepSent, copies) => {
    played.sent.settings = { keepSent }
    await useServer((await aMailServer()).port)
    const sent = await send({ mailboxId: 1 })
    await work(sent?.id)
    const [copy] = played.waiting.filter(({ queue }) => queue === keepSentQueue)
    await played.work(keepSentQueue, copy?.payload)
    expect(played.sent.there).toHaveLength(copies)
  })
})

describe('an automatic letter', () => {
  const automatic = (changes = {}) => send({ automatic: true, ...changes })

  it('says that no person wrote it', async () => {
    const server = await aMailServer()
    await useServer(server.port)
    await work((await automatic())?.id)
    const headers = server.taken[0]?.headers
    expect([headers?.get('auto-submitted'), headers?.get('x-auto-response-suppress')]).toEqual(['auto-replied', 'All'])
  })

  it('goes to an address once a day, also when two arise together', async () => {
    await useServer(25)
    const tries = await Promise.all(['a', 'b', 'c'].map((key) => automatic({ key })))
    expect(tries.map((one) => String(one?.withheld)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'false',
      'true',
      'true',
    ])
    expect((await automatic({ key: 'd', to: ['E.Vorontsova@Zarechie.example'] }))?.withheld).toBe(true)
    expect((await automatic({ key: 'e', to: ['other@zarechie.example'] }))?.withheld).toBe(false)
    expect((await send({ key: 'f' }))?.withheld).toBe(false)
    clock.setOffset(86_400_000 + 60_000)
    expect((await automatic({ key: 'g' }))?.withheld).toBe(false)
  })

  it('is never sent to an intake address of ours', async () => {
    await useServer(25)
    played.own.add('support@shchit.example')
    await expect(automatic({ to: ['Support@shchit.example'] })).rejects.toMatchObject({ code: 'mail.own-address' })
  })
})

describe('a header of its own', () => {
  it.each([
    ['subject', { subject: 'Тема\r\nBcc: a@b.example' }],
    ['subject', { subject: 'Тема\nX: 1' }],
    ['subject', { subject: 'Тема\u2028X: 1' }],
    ['to', { to: ['a@b.example\r\nBcc: c@d.example'] }],
    ['to', { to: ['a@b.example, c@d.example'] }],
    ['to', { to: ['"a" <a@b.example>'] }],
    ['to', { to: [] }],
    ['to', { cc: ['не адрес'] }],
    ['X-Request', { headers: { 'X-Request': '1\r\nBcc: a@b.example' } }],
    ['Bcc', { headers: { Bcc: 'a@b.example' } }],
    ['From', { headers: { From: 'a@b.example' } }],
    ['Message-ID', { headers: { 'Message-ID': '<x@y>' } }],
    ['X-aBcc', { headers: { 'X-a\r\nBcc': 'a@b.example' } }],
  ])('can’t be slipped in by %s', async (detail, changes) => {
    await useServer(25)
    await expect(send(changes)).rejects.toMatchObject({ code: 'mail.not-clean', params: { detail } })
    expect(await rows()).toEqual([])
  })
})

describe('the password', () => {
  const stored = () =>
    database.prisma.sliceSettings.findFirst({ where: { portalId: played.tenant.id, slice: 'mail-account' } })

  it('is sealed in the database', async () => {
    await useServer(25, { password: 'секрет-42' })
    expect(JSON.stringify(await stored())).not.toContain('секрет-42')
    expect((await played.inside(() => played.messages.accounts.read(played.tenant.id)))?.password).toBe('секрет-42')
  })
  it('stays when only the name changes', async () => {
    await useServer(25, { password: 'секрет-42' })
    await useServer(25, { fromName: 'Служба' })
    expect((await played.inside(() => played.messages.accounts.read(played.tenant.id)))?.password).toBe('секрет-42')
  })
  it('does not go to another server than it was given for', async () => {
    await useServer(25, { password: 'секрет-42' })
    await useServer(25, { host: 'evil.example' })
    expect((await played.inside(() => played.messages.accounts.read(played.tenant.id)))?.password).toBeNull()
  })
})
