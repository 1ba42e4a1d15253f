import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { startMailServer } from '../../messages/mail/testing.ts'
import { addTemplate } from '../templates/edit-templates.ts'
import { aParsedLetter, playCorrespondence } from '../testing.ts'
import { acknowledgeJob } from './acknowledge.ts'

const database = testDatabase()
const clock = createClock()
let played: Awaited<ReturnType<typeof playCorrespondence>>
let server: Awaited<ReturnType<typeof startMailServer>>

async function play(settings = {}) {
  played = await playCorrespondence(database, clock, { settings })
  const account = { host: '127.0.0.1', port: server.port, security: 'none' as const, login: '' }
  const from = { fromName: 'Поддержка', fromAddress: 'answers@shchit.example' }
  await played.inside(() => played.messages.accounts.save(played.tenant.id, { ...account, ...from }, 1))
}
beforeEach(async () => {
  clock.setOffset(0)
  server = await startMailServer()
  await play()
})
afterEach(() => server.stop())

const acknowledge = (letterId: number) => played.redo(acknowledgeJob(played.tenant.id, letterId, clock.now()))
async function delivered() {
  while (played.waiting.some(({ queue }) => queue === 'messages.outgoing')) await played.workNext('messages.outgoing')
  return server.taken
}

it('tells the client the number of the request, in their thread and marked as automatic', async () => {
  await acknowledge(await played.aLetter())
  const [mail] = await delivered()
  expect(mail?.text).toContain('Здравствуйте, Елена.')
  expect(mail?.text).toContain('номер запроса 41')
  expect(mail).toMatchObject({ inReplyTo: '<m1@zarechie.example>', subject: 'Re: Не включается ОР-16' })
  expect(mail?.headers.get('auto-submitted')).toBe('auto-replied')
})

it('answers an English letter in English', async () => {
  await acknowledge(await played.aLetter(aParsedLetter({ text: 'The breaker trips when the pump starts.' })))
  expect((await delivered())[0]?.text).toContain('request number 41')
})

it('comes once for a letter, however often its job does, and at most once a day to an address', async () => {
  const letter = await played.aLetter()
  await acknowledge(letter)
  await acknowledge(letter)
  await acknowledge(await played.aLetter(aParsedLetter({ messageId: 'm2@zarechie.example' })))
  expect(await delivered()).toHaveLength(1)
  clock.setOffset(25 * 3_600_000)
  await acknowledge(await played.aLetter(aParsedLetter({ messageId: 'm3@zarechie.example' })))
  expect(await delivered()).toHaveLength(2)
})

it.each([
  ['a letter that joined a request', { outcome: 'joined' }],
  ['automatic mail', { automatic: 'auto-reply' }],
  ['a letter that was ignored', { outcome: 'ignored' }],
])('never answers %s', async (_, row) => {
  await acknowledge(await played.aLetter(aParsedLetter(), row))
  expect(await delivered()).toEqual([])
})

it('never answers an address that nobody reads', async () => {
  const from = { name: 'Магазин', address: 'no-reply@magazin.example' }
  await acknowledge(await played.aLetter(aParsedLetter({ from })))
  expect(await delivered()).toEqual([])
})

it('waits for a letter whose end is not committed yet', async () => {
  const asked = clock.now().getTime()
  const answer = await acknowledge(await played.aLetter(aParsedLetter(), { outcome: 'waiting' }))
  const again = answer ? answer.again.getTime() : 0
  expect(again).toBeGreaterThanOrEqual(asked + 5_000)
  expect(again).toBeLessThanOrEqual(clock.now().getTime() + 5_000)
})

it('is not left to the portal, which could not mark it as automatic', async () => {
  played = await playCorrespondence(database, clock)
  await acknowledge(await played.aLetter())
  expect(await database.prisma.outgoingLetter.count({ where: { portalId: played.tenant.id } })).toBe(0)
})

it('is silent when it is switched off', async () => {
  await play({ acknowledge: false })
  await acknowledge(await played.aLetter())
  expect(await delivered()).toEqual([])
})

it('speaks the words that an administrator wrote', async () => {
  const words = { subject: 'Запрос {{номер}} принят', text: '{{клиент.полное имя}}, ждите.' }
  const body = { kind: 'acknowledgement' as const, name: 'Наше', ru: words, en: words }
  await played.inside(() => addTemplate(played.deps, played.viewer, body))
  await acknowledge(await played.aLetter())
  expect((await delivered())[0]).toMatchObject({ subject: 'Запрос 41 принят', text: 'Елена Воронцова, ждите.' })
})
