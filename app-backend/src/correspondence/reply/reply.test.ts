import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { startMailServer } from '../../messages/mail/testing.ts'
import { recordQueue } from '../record/record-outgoing.ts'
import { aParsedLetter, playCorrespondence } from '../testing.ts'
import { beginDraft } from './begin-draft.ts'
import { keepReplyFile } from './reply-files.ts'
import { saveDraft } from './save-draft.ts'
import { sendAgain } from './send-again.ts'
import { sendDraft } from './send-draft.ts'
import { takeBack } from './take-back.ts'
import { takeLetterFile } from './take-letter-file.ts'

const database = testDatabase()
const clock = createClock()
const outgoingQueue = 'messages.outgoing'
let played: Awaited<ReturnType<typeof playCorrespondence>>
let server: Awaited<ReturnType<typeof startMailServer>>
let letterId: number

beforeEach(async () => {
  clock.setOffset(0)
  played = await playCorrespondence(database, clock)
  server = await startMailServer()
  const account = { host: '127.0.0.1', port: server.port, security: 'none' as const, login: '' }
  const from = { fromName: 'Поддержка', fromAddress: 'answers@shchit.example' }
  await played.inside(() => played.messages.accounts.save(played.tenant.id, { ...account, ...from }, 1))
  letterId = await played.aLetter()
})
afterEach(() => server.stop())

const begin = (mode: 'reply' | 'reply-all' | 'forward' = 'reply') =>
  played.inside(() => beginDraft(played.deps, played.viewer, 41, { mode, parent: { kind: 'in', id: letterId } }))
const save = (revision: number, text: string, changes = {}) =>
  played.inside(() =>
    saveDraft(played.deps, played.viewer, 41, {
      revision,
      text,
      to: ['e.vorontsova@zarechie.example'],
      cc: [],
      subject: 'Re: Не включается ОР-16',
      quote: true,
      files: [],
      ...changes,
    }),
  )
const send = (revision: number) => played.inside(() => sendDraft(played.deps, played.viewer, 41, revision))
const drafts = () => database.prisma.replyDraft.findMany({ where: { portalId: played.tenant.id } })
const outgoing = () =>
  database.prisma.outgoingLetter.findMany({ where: { portalId: played.tenant.id }, orderBy: { id: 'asc' } })
async function sent(text = 'Пришлите фото шильдика.') {
  const { revision } = await begin()
  await save(revision, text)
  return send(revision + 1)
}

describe('an answer', () => {
  it('reaches the client in the client’s thread, and the timeline afterwards, without a second mail from the portal', async () => {
    await sent()
    await played.workNext(outgoingQueue)
    await played.workNext(recordQueue)
    const [mail] = server.taken
    expect(mail).toMatchObject({ inReplyTo: '<m1@zarechie.example>', subject: 'Re: Не включается ОР-16' })
    expect(mail?.headers.get('references')).toBe('<m1@zarechie.example>')
    expect(mail?.headers.get('thread-topic')).toMatch(/^=\?UTF-8\?B\?/)
    expect(mail?.headers.get('thread-index')).toMatch(/^[A-Za-z0-9+/]{36}$/)
    expect(mail?.headers.get('reply-to')).toMatchObject({ text: played.mailbox.address })
    expect(mail?.text).toContain('Пришлите фото шильдика.\n\n20 ноября 2026 г., 15:20, Елена Воронцова')
    expect(played.timeline.written).toEqual(['crm.activity.add', 'crm.activity.update'])
    const [activity] = played.timeline.activities.values()
    expect(activity).toMatchObject({ DIRECTION: 2, TYPE_ID: 4, COMPLETED: 'Y', OWNER_ID: 41, RESPONSIBLE_ID: 7 })
    expect(await drafts()).toEqual([])
  })

  it('was never in the portal as a completed letter before it had gone out', async () => {
    const states: unknown[] = []
    const add = played.timeline.methods['crm.activity.add']
    played.timeline.methods['crm.activity.add'] = (params) => {
      states.push((params['fields'] as Record<string, unknown>)['COMPLETED'])
      return add?.(params)
    }
    await sent()
    await played.workNext(outgoingQueue)
    await played.workNext(recordQueue)
    expect(states).toEqual(['N'])
  })

  it('is known to threading before its first try, with everybody it reaches', async () => {
    await sent()
    const [row] = await outgoing()
    const bare = row?.messageId.replaceAll(/[<>]/g, '') ?? ''
    const where = { portalId: played.tenant.id, requestId: played.record.id }
    expect(
      await database.prisma.messageRef.findFirst({ where: { ...where, messageId: bare, sent: true } }),
    ).not.toBeNull()
    const people = await database.prisma.threadParticipant.findMany({ where })
    expect(people.map(({ address }) => address)).toEqual(['e.vorontsova@zarechie.example'])
  })

  it('waits its seconds, and becomes a draft again when it is taken back', async () => {
    const { outgoingId, until } = await sent('Не то.')
    expect(Date.parse(until ?? '') - clock.now().getTime()).toBeGreaterThan(8_000)
    expect(played.waiting.find(({ queue }) => queue === outgoingQueue)?.dueAt?.toISOString()).toBe(until)
    const draft = await played.inside(() => takeBack(played.deps, played.viewer, 41, outgoingId))
    expect(draft).toMatchObject({ text: 'Не то.', to: ['e.vorontsova@zarechie.example'], mode: 'reply' })
    await played.workNext(outgoingQueue)
    expect(server.taken).toEqual([])
  })

  it('cannot be taken back when it has gone out, nor by another person', async () => {
    const { outgoingId } = await sent()
    const other = { ...played.viewer, userId: 8 }
    await expect(played.inside(() => takeBack(played.deps, other, 41, outgoingId))).rejects.toMatchObject({
      code: 'letter.not-found',
    })
    await played.workNext(outgoingQueue)
    await expect(played.inside(() => takeBack(played.deps, played.viewer, 41, outgoingId))).rejects.toMatchObject({
      code: 'mail.gone-out',
    })
  })

  it('is one letter however often the button is pressed', async () => {
    const { revision } = await begin()
    await save(revision, 'Раз.')
    const presses = await Promise.allSettled([send(revision + 1), send(revision + 1), send(revision + 1)])
    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await outgoing()).toHaveLength(1)
  })

  it('with nobody to go to, or with nothing in it, is refused', async () => {
    const { revision } = await begin()
    await save(revision, 'Слова', { to: [] })
    await expect(send(revision + 1)).rejects.toMatchObject({ code: 'draft.no-recipient' })
    await save(revision + 1, ' ')
    await expect(send(revision + 2)).rejects.toMatchObject({ code: 'draft.empty' })
  })

  it('carries its files to the client and into the timeline', async () => {
    const { revision } = await begin()
    const { portalId, id: requestId } = played.record
    const file = await played.inside(() =>
      keepReplyFile(played.deps, { portalId, requestId, name: 'акт.pdf', content: [Buffer.from('%PDF')] }),
    )
    await save(revision, 'Акт во вложении.', { files: [file.id] })
    await send(revision + 1)
    await played.workNext(outgoingQueue)
    await played.workNext(recordQueue)
    expect(server.taken[0]?.attachments.map(({ filename }) => filename)).toEqual(['акт.pdf'])
    expect([...played.timeline.activities.values()][0]?.['FILES']).toHaveLength(1)
    expect((await database.prisma.storedFile.findFirst({ where: { id: file.id } }))?.expiresAt).toBeNull()
  })

  it('takes a file of the client’s letter along', async () => {
    const file = { name: 'шильдик.jpg', type: 'image/jpeg', content: Buffer.from('jpg') }
    letterId = await played.aLetter(aParsedLetter({ attachments: [file] }))
    const { revision } = await begin()
    const key = { kind: 'in' as const, id: letterId }
    const taken = await played.inside(() => takeLetterFile(played.deps, played.viewer, 41, { ...key, index: 0 }))
    await save(revision, 'Вот ваше фото.', { files: [taken.id] })
    await send(revision + 1)
    await played.workNext(outgoingQueue)
    expect(server.taken[0]?.attachments.map(({ filename }) => filename)).toEqual(['шильдик.jpg'])
  })

  it('that failed is sent again by its writer as the same letter, and by nobody else', async () => {
    server.reply.recipient = 550
    const { outgoingId } = await sent()
    await expect(played.workNext(outgoingQueue)).rejects.toThrow(/played refusal/)
    delete server.reply.recipient
    const again = (viewer = played.viewer) => played.inside(() => sendAgain(played.deps, viewer, 41, outgoingId))
    await expect(again({ ...played.viewer, userId: 8 })).rejects.toMatchObject({ code: 'letter.not-found' })
    const [before] = await outgoing()
    await again()
    await played.workNext(outgoingQueue)
    expect(server.taken.map(({ messageId }) => messageId)).toEqual([before?.messageId])
  })

  it('to all reaches those in the copy, and the colleague whom the person has added', async () => {
    const { revision, cc } = await begin('reply-all')
    await save(revision, 'Всем.', { cc: [...cc, 'ivanov@shchit.example'] })
    await send(revision + 1)
    await played.workNext(outgoingQueue)
    expect(server.taken[0]?.headers.get('cc')).toMatchObject({ text: 'b@zarechie.example, ivanov@shchit.example' })
    await played.workNext(recordQueue)
    const [activity] = played.timeline.activities.values()
    expect(activity?.['SETTINGS']).toMatchObject({ EMAIL_META: { cc: 'b@zarechie.example, ivanov@shchit.example' } })
  })

  it('takes no file of another request', async () => {
    const { revision } = await begin()
    const file = await played.inside(() =>
      keepReplyFile(played.deps, {
        portalId: played.tenant.id,
        requestId: played.record.id + 1,
        name: 'чужой.pdf',
        content: [Buffer.from('x')],
      }),
    )
    await expect(save(revision, 'Вот.', { files: [file.id] })).rejects.toMatchObject({ code: 'file.not-found' })
  })
})

describe('a draft', () => {
  it('begins with whom and what the letter says, and reply to all names the others', async () => {
    expect(await begin()).toMatchObject({ to: ['e.vorontsova@zarechie.example'], cc: [] })
    expect(await begin('reply-all')).toMatchObject({
      cc: ['b@zarechie.example'],
      subject: 'Re: Не включается ОР-16',
      leftOut: [
        { address: 'support@shchit.example', why: 'own' },
        { address: 'ivanov@shchit.example', why: 'staff' },
      ],
    })
    expect(await begin('forward')).toMatchObject({ to: [], subject: 'Fwd: Не включается ОР-16' })
  })

  it('keeps what was written when another mode is chosen', async () => {
    const { revision } = await begin()
    await save(revision, 'Уже написано.')
    expect(await begin('reply-all')).toMatchObject({ text: 'Уже написано.' })
  })

  it('of two tabs overwrites nothing: the later save gets the words of the earlier', async () => {
    const { revision } = await begin()
    expect(await save(revision, 'Первая вкладка.')).toMatchObject({ state: 'kept', revision: revision + 1 })
    expect(await save(revision, 'Вторая вкладка.')).toMatchObject({
      state: 'newer',
      draft: { text: 'Первая вкладка.' },
    })
    expect((await drafts())[0]?.text).toBe('Первая вкладка.')
  })

  it('that another tab has changed is not sent', async () => {
    const { revision } = await begin()
    await save(revision, 'Новое.')
    await expect(send(revision)).rejects.toMatchObject({ code: 'draft.changed' })
    expect(await outgoing()).toEqual([])
  })

  it('of a letter of another request is refused', async () => {
    const parent = { kind: 'in' as const, id: letterId + 1_000 }
    await expect(
      played.inside(() => beginDraft(played.deps, played.viewer, 41, { mode: 'reply', parent })),
    ).rejects.toMatchObject({ code: 'letter.not-found' })
  })
})
