import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { startMailServer } from '../../messages/mail/testing.ts'
import { portalMailQueue } from '../../messages/index.ts'
import { sendFromRequest } from '../send-from-request.ts'
import { playCorrespondence } from '../testing.ts'
import { recordQueue } from './record-outgoing.ts'

const database = testDatabase()
const clock = createClock()
const outgoingQueue = 'messages.outgoing'
let played: Awaited<ReturnType<typeof playCorrespondence>>
let server: Awaited<ReturnType<typeof startMailServer>>

beforeEach(async () => {
  clock.setOffset(0)
  played = await playCorrespondence(database, clock)
  server = await startMailServer()
})
afterEach(() => server.stop())

async function withAccount() {
  const account = { host: '127.0.0.1', port: server.port, security: 'none' as const, login: '' }
  const from = { fromName: 'Поддержка', fromAddress: 'answers@shchit.example' }
  await played.inside(() => played.messages.accounts.save(played.tenant.id, { ...account, ...from }, 1))
}
const send = (changes = {}) =>
  played.inside(() =>
    sendFromRequest(played.deps, {
      portalId: played.tenant.id,
      requestId: played.record.id,
      userId: 7,
      thread: { kind: 'client' },
      key: 'k1',
      to: ['e.vorontsova@zarechie.example'],
      cc: ['b@zarechie.example'],
      subject: 'Re: ОР-16',
      text: 'Ответ.',
      inReplyTo: null,
      ...changes,
    }),
  )
const row = () => database.prisma.outgoingLetter.findFirst({ where: { portalId: played.tenant.id } })
/** Does the job again and again, each time after the minute in which a late write could still land. */
async function untilDone(queue: string) {
  const job = played.waiting.find((one) => one.queue === queue)
  if (!job) throw new Error(`no job waits in ${queue}`)
  let jumps = 0
  for (;;) {
    try {
      await played.redo(job)
      return
    } catch (error) {
      if ((error as { code?: string }).code !== 'portal.outcome-unknown' || jumps > 5) throw error
      jumps += 1
      clock.setOffset(jumps * 3_600_000)
    }
  }
}

describe('the record of a letter that has gone out', () => {
  it.each(['crm.activity.add', 'crm.activity.update'])('is one when the answer to %s is lost', async (method) => {
    await withAccount()
    await send()
    await played.workNext(outgoingQueue)
    played.timeline.lose.after = method
    await untilDone(recordQueue)
    expect(played.timeline.written.filter((one) => one === 'crm.activity.add')).toHaveLength(1)
    expect([...played.timeline.activities.values()].map((one) => one['COMPLETED'])).toEqual(['Y'])
    expect((await row())?.activityId).toBe(1)
    expect(server.taken).toHaveLength(1)
  })

  it('is made once by jobs that come twice', async () => {
    await withAccount()
    await send()
    const job = played.waiting.find(({ queue }) => queue === outgoingQueue)
    await played.redo(job as never)
    await played.redo(job as never)
    const record = played.waiting.find(({ queue }) => queue === recordQueue)
    await played.redo(record as never)
    await played.redo(record as never)
    expect(server.taken).toHaveLength(1)
    expect(played.timeline.written).toEqual(['crm.activity.add', 'crm.activity.update'])
  })

  it('follows when the word of the mail server was lost and the client’s answer shows that the letter arrived', async () => {
    await withAccount()
    const sent = await send()
    await database.prisma.outgoingLetter.updateMany({ where: { id: sent?.id ?? 0 }, data: { state: 'sending' } })
    await played.workNext(outgoingQueue)
    expect((await row())?.state).toBe('unknown')
    expect(await played.inside(() => played.deps.store.answered(played.tenant.id, played.record.id))).toEqual([])
    const letterId = await played.aLetter()
    const named = { idHash: 'x', messageId: (sent?.messageId ?? '').replaceAll(/[<>]/g, '').toUpperCase() }
    const where = { portalId: played.tenant.id, requestId: played.record.id, letterId }
    const rest = { correspondent: 'e@z.example', fingerprint: '', seenAt: clock.now() }
    await database.prisma.messageRef.create({ data: { ...named, ...where, ...rest } })
    expect(await played.inside(() => played.deps.store.answered(played.tenant.id, played.record.id))).toEqual([
      sent?.id,
    ])
  })
})

describe('a letter that Bitrix24 sends', () => {
  it('goes out by a completed activity once, named to everybody, and is known by the id that the portal gave it', async () => {
    const sent = await send()
    expect(sent?.via).toBe('portal')
    let from: unknown
    const add = played.timeline.methods['crm.activity.add']
    played.timeline.methods['crm.activity.add'] = (params) => {
      const fields = params['fields'] as Record<string, unknown>
      from = (fields['SETTINGS'] as Record<string, unknown>)['MESSAGE_FROM']
      const SETTINGS = { MESSAGE_HEADERS: { 'Message-Id': '<crm.activity.1-ABC@portal.example>' } }
      return add?.({ fields: { ...fields, SETTINGS } })
    }
    played.timeline.lose.after = 'crm.activity.add'
    await untilDone(portalMailQueue)
    expect(played.timeline.written).toEqual(['crm.activity.add'])
    const [activity] = played.timeline.activities.values()
    expect(activity).toMatchObject({ COMPLETED: 'Y', DIRECTION: 2, TYPE_ID: 4 })
    expect(activity?.['COMMUNICATIONS']).toHaveLength(2)
    expect(from).toBe(`Алексей Гордеев <${played.mailbox.address}>`)
    const where = { portalId: played.tenant.id, messageId: 'crm.activity.1-ABC@portal.example', sent: true }
    expect(await database.prisma.messageRef.findFirst({ where })).not.toBeNull()
    expect((await row())?.state).toBe('sent')
  })

  it('that the portal refuses leaves no activity behind and says why', async () => {
    await send()
    const { AppError } = await import('../../platform/errors/app-error.ts')
    const add = played.timeline.methods['crm.activity.add']
    played.timeline.methods['crm.activity.add'] = (params) => {
      add?.(params)
      throw new AppError('portal.refused', { params: { detail: 'Email send error. Нет ящика' } })
    }
    await played.workNext(portalMailQueue)
    expect(played.timeline.activities.size).toBe(0)
    expect(await row()).toMatchObject({ state: 'failed', lastError: 'Email send error. Нет ящика' })
  })
})
