import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClock, type JumpingClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { createLogger } from '../platform/log/logger.ts'
import type { Tenant } from '../portal/index.ts'
import { anOutbox } from '../portal/writes/testing.ts'
import { aPortal } from '../intake/testing.ts'
import { rememberSent, resolveThread, survivorsOf } from '../threading/index.ts'
import type { MoveBody } from './contract.ts'
import { hearUndo } from './hear-undo.ts'
import type { MoveDeps } from './move-deps.ts'
import { moveLetters, previewMove } from './move-letters.ts'
import { splitLetters } from './split-letters.ts'
import { aLetterOf, aRequestOf, moveDeps, person, playedTimelines, type PlayedTimelines } from './testing.ts'
import { undoMove } from './undo-move.ts'
import { viewMove } from './view-move.ts'
import type { NewJob } from '../platform/jobs/job.ts'

const database = testDatabase()
let db: Database
let clock: JumpingClock
let portalId: string
let played: PlayedTimelines
let deps: MoveDeps
let outbox: ReturnType<typeof anOutbox>
let jobs: NewJob[]
let boxes = 0
let [first, second] = [0, 0]

beforeAll(() => {
  db = createDatabase(database.url, createLogger('silent'))
})
afterAll(() => db.stop())
beforeEach(async () => {
  await database.prisma.portal.deleteMany()
  portalId = await aPortal(database.prisma, [`m${(boxes += 1)}@poryadok.example`])
  clock = createClock()
  const timelines = playedTimelines()
  played = timelines.played
  outbox = anOutbox(db, clock, timelines.portal)
  jobs = []
  const tenant = { id: portalId, entityTypeId: 1, origin: 'https://portal.example', language: 'ru' } as Tenant
  deps = moveDeps({ db, clock, portal: timelines.portal, writes: outbox.writes, tenant, jobs })
  outbox.writes.onUndo(hearUndo(deps))
  first = await aRequestOf(database.prisma, played, portalId, 101)
  second = await aRequestOf(database.prisma, played, portalId, 102)
})

const letter = (requestId: number, answers: string[] = [], now = clock.now()) =>
  aLetterOf(database.prisma, played, { portalId, requestId, answers, now })
const inside = <T>(work: () => Promise<T>) => inPortal(portalId, work)
const move = (body: MoveBody, viewer = person(portalId)) => inside(() => moveLetters(deps, viewer, body))
const work = () => inside(() => outbox.work(portalId))
const undo = (id: string, viewer = person(portalId)) => inside(() => undoMove(deps, viewer, id))
const into = (letterIds: number[], target = 102, andLater = false): MoveBody => ({
  kind: 'letters',
  key: randomUUID(),
  letterIds,
  target,
  andLater,
})
const merge = (): MoveBody => ({ kind: 'merge', key: randomUUID(), source: 101, target: 102 })
const requestOf = async (id: number) => (await database.prisma.letter.findFirstOrThrow({ where: { id } })).requestId
const nobody = {
  tokens: { readMessageId: () => ({ kind: 'none' as const }), readAddress: () => ({ kind: 'none' as const }) },
  addressedTo: [],
  staff: false,
  anyone: false,
  waiting: [],
  portalLetters: () => Promise.resolve(new Map()),
  requestsOfClient: () => Promise.resolve([]),
}
/** Where a reply to these ids would go now. */
async function replyGoes(...answers: string[]) {
  const { refs } = await aLetterOf(database.prisma, played, { portalId, requestId: first })
  await database.prisma.messageRef.deleteMany({ where: { letterId: refs.letterId } })
  await database.prisma.letter.delete({ where: { id: refs.letterId } })
  const [inReplyTo = null] = answers
  const answer = await inside(() =>
    resolveThread(db.prisma, { ...refs, inReplyTo, references: answers.slice(1) }, nobody),
  )
  return answer.kind === 'join' ? answer.requestId : answer.kind
}
/** Where a reply to a letter of ours goes, which was sent in the first request under this id; `tagged`: to its own address too. */
async function replyToOurs(messageId: string, tagged: boolean) {
  const { refs } = await aLetterOf(database.prisma, played, { portalId, requestId: first })
  await database.prisma.messageRef.deleteMany({ where: { letterId: refs.letterId } })
  await database.prisma.letter.delete({ where: { id: refs.letterId } })
  const ours = { kind: 'ours' as const, place: { requestId: first, taskId: null } }
  const tokens = {
    readMessageId: (_: string, id: string) => (id === messageId ? ours : { kind: 'none' as const }),
    readAddress: () => (tagged ? ours : { kind: 'none' as const }),
  }
  const around = { ...nobody, tokens, addressedTo: tagged ? ['support+tag@poryadok.example'] : [] }
  const answer = await inside(() => resolveThread(db.prisma, { ...refs, inReplyTo: messageId }, around))
  return answer.kind === 'join' ? answer.requestId : answer.kind
}
const sentByUs = (messageId: string) =>
  inside(() =>
    db.prisma.$transaction((tx) =>
      rememberSent(tx, {
        portalId,
        requestId: first,
        taskId: null,
        messageId,
        from: 'support@poryadok.example',
        recipients: ['anna@zarechie.example'],
        sentAt: clock.now(),
      }),
    ),
  )
const jump = (ms: number) => clock.setOffset(clock.now().getTime() - Date.now() + ms)

describe('a letter that is moved', () => {
  it('stands in the other request, in the portal too, and says who put it there', async () => {
    const [stays, goes] = [await letter(first), await letter(first)]
    const id = await move(into([goes.id]))
    await work()
    expect([await requestOf(stays.id), await requestOf(goes.id)]).toEqual([first, second])
    expect([played.owners.get(stays.activityId), played.owners.get(goes.activityId)]).toEqual([101, 102])
    const decision = await database.prisma.decision.findFirstOrThrow({ where: { letterId: goes.id } })
    expect(decision).toMatchObject({ kind: 'thread', outcome: 'moved', requestId: second, runId: id })
    expect(decision.because).toEqual([{ code: 'thread.moved', params: { from: 101, to: 102, userId: 5 } }])
    const trail = await database.prisma.auditEvent.findMany({ where: { action: 'letters.moved' } })
    expect(trail).toMatchObject([{ actorId: '5', entityId: 101, causeId: id }])
    expect(await inside(() => viewMove(deps, person(portalId), id))).toMatchObject({
      state: 'done',
      letters: 1,
      mayUndo: true,
    })
  })

  it('takes later replies along; replies to what stayed stay', async () => {
    const stays = await letter(first)
    const goes = await letter(first, [stays.messageId])
    const answer = await letter(first, [goes.messageId, stays.messageId])
    await move(into([goes.id]))
    expect(await replyGoes(goes.messageId)).toBe(second)
    expect(await replyGoes(goes.messageId, stays.messageId)).toBe(second)
    expect(await replyGoes(stays.messageId)).toBe(first)
    expect(await replyGoes(answer.messageId)).toBe(first)
  })

  it('goes with all that came later, our own letters too, when asked so', async () => {
    const [stays, goes, later] = [await letter(first), await letter(first), await letter(first)]
    played.owners.set(5_000, 101)
    const sent = {
      portalId,
      key: 'answer',
      messageId: '<answer@app>',
      fromName: '',
      fromAddress: 'support@poryadok.example',
      to: [],
      subject: '',
      text: '',
    }
    const ours = await database.prisma.outgoingLetter.create({
      data: { ...sent, requestId: first, activityId: 5_000, state: 'sent', createdAt: clock.now() },
    })
    const requestOfOurs = async () =>
      (await database.prisma.outgoingLetter.findFirstOrThrow({ where: { id: ours.id } })).requestId
    const id = await move(into([goes.id], 102, true))
    await work()
    expect(await requestOfOurs()).toBe(second)
    expect([await requestOf(stays.id), await requestOf(goes.id), await requestOf(later.id)]).toEqual([
      first,
      second,
      second,
    ])
    expect(played.owners.get(5_000)).toBe(102)
    expect(played.owners.get(stays.activityId)).toBe(101)
    await undo(id)
    await work()
    expect([await requestOfOurs(), played.owners.get(5_000)]).toEqual([first, 101])
  })

  it.each([false, true])(
    'takes replies to our own letters along, signed for the first request (address too: %s)',
    async (tagged) => {
      await sentByUs('early@app')
      jump(60_000)
      const goes = await letter(first)
      jump(60_000)
      await sentByUs('late@app')
      expect(await replyToOurs('late@app', tagged)).toBe(first)
      await move(into([goes.id], 102, true))
      expect(await replyToOurs('late@app', tagged)).toBe(second)
      expect(await replyToOurs('early@app', tagged)).toBe(first)
      await move(merge())
      expect(await replyToOurs('early@app', tagged)).toBe(second)
    },
  )

  it('costs one REST request to ask and one to write, however many letters', async () => {
    const ids = []
    for (let at = 0; at < 20; at += 1) ids.push((await letter(first)).id)
    await move(into(ids))
    await work()
    expect(played.requests).toBe(2)
    expect(played.written).toHaveLength(20)
  })
})

describe('a move', () => {
  it('happens once when it is pressed twice at once', async () => {
    const goes = await letter(first)
    const body = into([goes.id])
    const ids = await Promise.all([move(body), move(body), move(body)])
    await work()
    expect(new Set(ids).size).toBe(1)
    expect(played.written).toEqual(['crm.activity.binding.move'])
    expect(await database.prisma.decision.count({ where: { letterId: goes.id } })).toBe(1)
  })

  it('of letters that another person has moved meanwhile changes nothing', async () => {
    const goes = await letter(first)
    const third = await aRequestOf(database.prisma, played, portalId, 103)
    const moves = await Promise.allSettled([move(into([goes.id])), move(into([goes.id], 103), person(portalId, 6))])
    expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(moves.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'move.changed' } })
    expect(await database.prisma.letterMove.count({ where: { portalId } })).toBe(1)
    expect([second, third]).toContain(await requestOf(goes.id))
  })

  it.each([
    ['from a request that the person may not read', 101],
    ['into a request that the person may not read', 102],
  ])('%s is refused as if there were none', async (_, hidden) => {
    const goes = await letter(first)
    played.hidden.add(hidden)
    await expect(move(into([goes.id]))).rejects.toMatchObject({ code: 'request.not-found' })
    expect(await requestOf(goes.id)).toBe(first)
  })

  it('of a letter in an external task’s thread is refused: it would be torn from its task', async () => {
    const goes = await letter(first)
    await database.prisma.letter.update({ where: { id: goes.id }, data: { taskId: 3 } })
    await expect(move(into([goes.id]))).rejects.toMatchObject({ code: 'move.task-thread' })
  })

  it('goes on after a kill between its commit and the portal, and after a lost answer', async () => {
    const goes = await letter(first)
    const id = await move(into([goes.id]))
    played.beforeAnswer = (methods) => {
      if (methods.includes('crm.activity.binding.move')) throw new AppError('portal.outcome-unknown')
    }
    await work()
    played.beforeAnswer = () => {}
    jump(81_000)
    await work()
    expect(played.written).toEqual(['crm.activity.binding.move'])
    expect(await inside(() => viewMove(deps, person(portalId), id))).toMatchObject({ state: 'done', refused: [] })
  })

  it('says before what it would do', async () => {
    const goes = await letter(first)
    await letter(first)
    played.items.set(102, { ...played.items.get(102), id: 102, contactId: 8 })
    const preview = await inside(() => previewMove(deps, person(portalId), into([goes.id], 102, true)))
    expect(preview).toMatchObject({ letters: 2, otherClient: true, from: { id: 101 }, to: { id: 102 }, closing: null })
    expect(played.written).toEqual([])
  })
})

describe('an undo', () => {
  it('puts letters, their records and later replies back', async () => {
    const goes = await letter(first)
    const id = await move(into([goes.id]))
    await work()
    expect(await undo(id)).toMatchObject({ followed: 0 })
    await work()
    expect([await requestOf(goes.id), played.owners.get(goes.activityId)]).toEqual([first, 101])
    expect(await replyGoes(goes.messageId)).toBe(first)
    await expect(undo(id)).rejects.toMatchObject({ code: 'undo.nothing-left' })
  })

  it('takes along what came meanwhile because of it, and leaves what belongs to the other request or was moved on', async () => {
    const goes = await letter(first)
    const own = await letter(second)
    const id = await move(into([goes.id]))
    await work()
    jump(60_000)
    const reply = await letter(second, [goes.messageId])
    const toReply = await letter(second, [reply.messageId])
    const other = await letter(second, [own.messageId])
    await aRequestOf(database.prisma, played, portalId, 103)
    const movedOn = await letter(second, [goes.messageId])
    await move(into([movedOn.id], 103))
    await work()
    expect(await undo(id)).toMatchObject({ followed: 2 })
    await work()
    const places = await Promise.all([goes, reply, toReply, own, other].map((one) => requestOf(one.id)))
    expect(places).toEqual([first, first, first, second, second])
    expect(played.owners.get(reply.activityId)).toBe(101)
    expect(played.owners.get(movedOn.activityId)).toBe(103)
    expect(await replyGoes(toReply.messageId)).toBe(first)
    expect(await replyGoes(other.messageId)).toBe(second)
  })

  it('can be undone, from the journal of runs as well', async () => {
    const goes = await letter(first)
    const id = await move(into([goes.id]))
    await work()
    const undoId = await inside(() => outbox.writes.undo({ portalId, runId: id }, 9))
    await work()
    expect(await requestOf(goes.id)).toBe(first)
    await inside(() => outbox.writes.undo({ portalId, runId: undoId }, 9))
    await work()
    expect([await requestOf(goes.id), played.owners.get(goes.activityId)]).toEqual([second, 102])
    expect(await replyGoes(goes.messageId)).toBe(second)
    await undo(id)
    await work()
    expect([await requestOf(goes.id), played.owners.get(goes.activityId)]).toEqual([first, 101])
  })

  it('is not for another person without the right to take back everything', async () => {
    const id = await move(into([(await letter(first)).id]))
    await work()
    await expect(undo(id, person(portalId, 6))).rejects.toMatchObject({ code: 'move.not-found' })
  })
})

describe('a merger', () => {
  it('moves every record, closes the merged request with a link, and sends later replies on', async () => {
    const [one, two] = [await letter(first), await letter(first)]
    played.owners.set(7_000, 101)
    const id = await move(merge())
    await work()
    expect([...played.owners.values()]).toEqual([102, 102, 102])
    expect(played.items.get(101)?.['stageId']).toBe('JUNK')
    expect(played.comments).toEqual([
      expect.stringContaining(
        '101: Запрос объединён с запросом «Запрос 102»: https://portal.example/crm/lead/details/102/',
      ),
      expect.stringContaining('102: Сюда перенесён запрос «Запрос 101»'),
    ])
    expect(await replyGoes(one.messageId)).toBe(second)
    expect(await inside(() => survivorsOf(db.prisma, portalId, [first]))).toEqual(new Map([[first, second]]))
    expect(await undo(id)).toMatchObject({ followed: 0 })
    await work()
    expect([await requestOf(one.id), await requestOf(two.id)]).toEqual([first, first])
    expect(played.items.get(101)?.['stageId']).toBe('NEW')
    expect(played.comments.filter(Boolean)).toEqual([])
    expect(await inside(() => survivorsOf(db.prisma, portalId, [first]))).toEqual(new Map([[first, first]]))
  })

  it('back into the merged request ends the first one: nothing goes round', async () => {
    await letter(first)
    await move(merge())
    await work()
    await move({ kind: 'merge', key: randomUUID(), source: 102, target: 101 })
    expect(await inside(() => survivorsOf(db.prisma, portalId, [first, second]))).toEqual(
      new Map([
        [first, first],
        [second, first],
      ]),
    )
  })
})

describe('a split', () => {
  const split = (letterIds: number[]): MoveBody => ({
    kind: 'split',
    key: randomUUID(),
    letterIds,
    andLater: false,
    title: 'Другой вопрос',
  })
  const doJob = async () => {
    for (const { payload } of jobs)
      await inside(async () =>
        splitLetters(deps)(
          { id: 1, portalId, queue: '', key: '', payload, dueAt: clock.now(), attempts: 0 },
          new AbortController().signal,
        ),
      )
  }

  it('makes one request of the same client, however often its job runs, and moves the letters there', async () => {
    const [stays, goes] = [await letter(first), await letter(first)]
    const id = await move(split([goes.id]))
    expect(await inside(() => viewMove(deps, person(portalId), id))).toMatchObject({ state: 'making', to: null })
    await doJob()
    await doJob()
    await work()
    expect(played.items.get(103)).toMatchObject({ title: 'Другой вопрос', contactIds: [7], assignedById: 5 })
    expect(played.items.size).toBe(3)
    expect([played.owners.get(stays.activityId), played.owners.get(goes.activityId)]).toEqual([101, 103])
    expect(await inside(() => viewMove(deps, person(portalId), id))).toMatchObject({ state: 'done', to: { id: 103 } })
    await undo(id)
    await work()
    expect(await requestOf(goes.id)).toBe(first)
  })

  it('killed after its request was made finds that one', async () => {
    const goes = await letter(first)
    await move(split([goes.id]))
    played.beforeAnswer = (methods) => {
      if (methods.includes('crm.item.add')) throw new AppError('portal.outcome-unknown')
    }
    await expect(doJob()).rejects.toMatchObject({ code: 'portal.outcome-unknown' })
    played.beforeAnswer = () => {}
    await doJob()
    await work()
    expect([played.items.size, played.owners.get(goes.activityId)]).toEqual([3, 103])
  })
})
