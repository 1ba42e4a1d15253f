import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aPortal } from '../intake/testing.ts'
import { createClock, type JumpingClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import { createLogger } from '../platform/log/logger.ts'
import type { Tenant } from '../portal/index.ts'
import { anOutbox } from '../portal/writes/testing.ts'
import type { MoveBody } from './contract.ts'
import { hearUndo } from './hear-undo.ts'
import { madeRequestQueue } from './made-request-queue.ts'
import type { MoveDeps } from './move-deps.ts'
import { moveLetters, previewMove } from './move-letters.ts'
import { settleMadeRequest } from './settle-made-request.ts'
import { splitLetters } from './split-letters.ts'
import { splitQueue } from './split-queue.ts'
import { aLetterOf, aRequestOf, moveDeps, person, playedTimelines, type PlayedTimelines } from './testing.ts'
import { undoMove } from './undo-move.ts'
import { viewMove } from './view-move.ts'

const database = testDatabase()
let owner: typeof database.prisma
let db: Database
let clock: JumpingClock
let portalId: string
let played: PlayedTimelines
let deps: MoveDeps
let outbox: ReturnType<typeof anOutbox>
let jobs: NewJob[]
let [first, second] = [0, 0]

beforeAll(() => {
  owner = database.prisma
  db = createDatabase(database.url, createLogger('silent'))
})
afterAll(() => db.stop())
beforeEach(async () => {
  await owner.portal.deleteMany()
  portalId = await aPortal(owner, [`t${randomUUID()}@poryadok.example`])
  clock = createClock()
  const timelines = playedTimelines()
  played = timelines.played
  outbox = anOutbox(db, clock, timelines.portal)
  jobs = []
  const tenant = { id: portalId, entityTypeId: 1, origin: 'https://portal.example', language: 'ru' } as Tenant
  deps = moveDeps({ db, clock, portal: timelines.portal, writes: outbox.writes, tenant, jobs })
  outbox.writes.onUndo(hearUndo(deps))
  first = await aRequestOf(owner, played, portalId, 101)
  second = await aRequestOf(owner, played, portalId, 102)
})

const inside = <T>(work: () => Promise<T>) => inPortal(portalId, work)
const work = () => inside(() => outbox.work(portalId))
const move = (body: MoveBody) => inside(() => moveLetters(deps, person(portalId), body))
const undo = (id: string) => inside(() => undoMove(deps, person(portalId), id))
const view = (id: string) => inside(() => viewMove(deps, person(portalId), id))
const letter = (requestId: number, answers: string[] = []) =>
  aLetterOf(owner, played, { portalId, requestId, answers, now: clock.now() })
const merge = (): MoveBody => ({ kind: 'merge', key: randomUUID(), source: 101, target: 102 })
const jump = () => clock.setOffset(clock.now().getTime() - Date.now() + 60_000)

async function aTaskOf(requestId: number, taskId: number) {
  const facts = {
    portalId,
    taskId,
    requestId,
    title: '',
    description: '',
    state: 'open',
    createdBy: 1,
    responsibleId: 1,
  }
  await owner.externalTask.create({
    data: { ...facts, choices: [], files: [], createdAt: clock.now(), updatedAt: clock.now() },
  })
}
const taskAt = async (taskId: number) =>
  (await owner.externalTask.findFirstOrThrow({ where: { portalId, taskId } })).requestId
/** A letter of ours to the performer, recorded in the timeline. */
async function aSentLetter(requestId: number, taskId: number, activityId: number) {
  const { entityId } = await owner.requestRecord.findFirstOrThrow({ where: { id: requestId } })
  played.owners.set(activityId, entityId)
  const words = {
    key: randomUUID(),
    messageId: `<${activityId}@app>`,
    fromName: '',
    fromAddress: 's@p.example',
    to: [],
  }
  const data = {
    portalId,
    ...words,
    subject: '',
    text: '',
    requestId,
    taskId,
    activityId,
    state: 'sent',
    createdAt: clock.now(),
  }
  const { id } = await owner.outgoingLetter.create({ data })
  return async () => (await owner.outgoingLetter.findFirstOrThrow({ where: { id } })).requestId
}
const jobsOf = (queue: string) => jobs.filter((job) => job.queue === queue)
const aJob = ({ payload }: NewJob) => ({
  id: 1,
  portalId,
  queue: '',
  key: '',
  payload,
  dueAt: clock.now(),
  attempts: 0,
})
const unending = new AbortController().signal

describe('a merger of a request with external tasks', () => {
  it('takes them along, has the portal’s tasks bound anew, and says so before', async () => {
    await aTaskOf(first, 12)
    await aTaskOf(second, 13)
    expect(await inside(() => previewMove(deps, person(portalId), merge()))).toMatchObject({ tasks: 1 })
    await move(merge())
    expect([await taskAt(12), await taskAt(13)]).toEqual([second, second])
    expect(jobsOf('external-tasks.bind').map(({ payload }) => payload)).toMatchObject([{ taskIds: [12], from: first }])
  })

  it('taken back gives back its tasks with what was written in them meanwhile, and no other', async () => {
    await aTaskOf(first, 12)
    await aTaskOf(second, 13)
    const id = await move(merge())
    await work()
    jump()
    const answer = await letter(second)
    await owner.letter.update({ where: { id: answer.id }, data: { taskId: 12 } })
    const [sent, other] = [await aSentLetter(second, 12, 7_001), await aSentLetter(second, 13, 7_002)]
    expect(await undo(id)).toEqual({ followed: 1, made: null })
    await work()
    expect([await taskAt(12), await taskAt(13)]).toEqual([first, second])
    expect([await sent(), await other()]).toEqual([first, second])
    const owners = [answer.activityId, 7_001, 7_002].map((record) => played.owners.get(record))
    expect(owners).toEqual([101, 101, 102])
    const undoId = (await owner.letterMove.findFirstOrThrow({ where: { id } })).undoRunId ?? ''
    await inside(() => outbox.writes.undo({ portalId, runId: undoId }, 9))
    expect([await taskAt(12), await taskAt(13)]).toEqual([second, second])
  })
})

describe('letters that leave with all that came later', () => {
  it('leave the thread with a performer where its task is', async () => {
    await aTaskOf(first, 12)
    const goes = await letter(first)
    jump()
    const answer = await letter(first)
    await owner.letter.update({ where: { id: answer.id }, data: { taskId: 12 } })
    const sent = await aSentLetter(first, 12, 7_001)
    await move({ kind: 'letters', key: randomUUID(), letterIds: [goes.id], target: 102, andLater: true })
    await work()
    const owners = [goes.activityId, answer.activityId, 7_001].map((record) => played.owners.get(record))
    expect([...owners, await sent(), await taskAt(12)]).toEqual([102, 101, 101, first, first])
  })
})

describe('a split that is taken back', () => {
  const settle = async () => {
    const answers = []
    for (const job of jobsOf(madeRequestQueue))
      answers.push(await inside(() => settleMadeRequest(deps)(aJob(job), unending)))
    return answers
  }
  async function aSplit() {
    const goes = await letter(first)
    const letterIds = [goes.id]
    const id = await move({ kind: 'split', key: randomUUID(), letterIds, andLater: false, title: 'Другой вопрос' })
    await expect(undo(id)).rejects.toMatchObject({ code: 'move.making' })
    for (const job of jobsOf(splitQueue)) await inside(() => splitLetters(deps)(aJob(job), unending))
    await work()
    const { toId } = await owner.letterMove.findFirstOrThrow({ where: { id } })
    return { id, goes, made: toId ?? 0 }
  }

  it('closes the request that it made, with a link, after its letters have left it', async () => {
    const { id } = await aSplit()
    expect(await undo(id)).toEqual({ followed: 0, made: 'closing' })
    expect(await settle()).toEqual([{ again: expect.any(Date) as Date }])
    expect(await view(id)).toMatchObject({ state: 'sending', made: 'closing' })
    await work()
    await settle()
    await settle()
    await work()
    expect(played.items.get(103)).toMatchObject({ stageId: 'JUNK' })
    expect(played.comments).toEqual([
      expect.stringContaining('103: Разделение отменено: письма снова в запросе «Запрос 101»'),
    ])
    expect(await view(id)).toMatchObject({ state: 'undone', made: 'closed' })
  })

  it('leaves a request open that holds something else, and says so', async () => {
    const { id, made } = await aSplit()
    await letter(made)
    expect(await undo(id)).toEqual({ followed: 0, made: 'kept' })
    await work()
    await settle()
    await work()
    expect(played.items.get(103)).not.toMatchObject({ stageId: 'JUNK' })
    expect(await view(id)).toMatchObject({ made: 'kept' })
  })

  it('and made again opens its request again', async () => {
    const { id, goes } = await aSplit()
    await undo(id)
    await work()
    await settle()
    await work()
    const undoId = (await owner.letterMove.findFirstOrThrow({ where: { id } })).undoRunId ?? ''
    await inside(() => outbox.writes.undo({ portalId, runId: undoId }, 9))
    await work()
    await settle()
    await work()
    expect([played.items.get(103)?.['stageId'], played.owners.get(goes.activityId)]).toEqual(['', 103])
    expect(played.comments.filter(Boolean)).toEqual([])
  })
})
