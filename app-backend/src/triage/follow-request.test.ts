import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { followRequest } from './follow-request.ts'
import { readDeadlineMoves, recountDeadlines } from './recount-deadlines.ts'
import { releaseDeadline } from './release-deadline.ts'
import { tellOfDeadline } from './tell-of-deadline.ts'
import { aTriage } from './testing.ts'
import { retryWaiting } from './waiting.ts'
import { forgetSuggestion } from './waiting-live.ts'

const database = testDatabase()
const hourMs = 3_600_000
/** A Tuesday, 12:00 in Moscow. */
const tuesday = new Date('2026-11-24T09:00:00Z')
let now = tuesday
const clock = { now: () => now } as Parameters<typeof aTriage>[1]
let at: Awaited<ReturnType<typeof aTriage>>

beforeEach(async () => {
  now = tuesday
  at = await aTriage(database, clock)
  at.words.now = {
    letterId: null,
    subject: 'Щит',
    body: 'Не включается щит',
    from: 'open-line',
    receivedAt: tuesday,
    createdBy: 1,
  }
})
afterEach(() => at.stop())

const pass = (hours: number) => void (now = new Date(now.getTime() + hours * hourMs))
const follow = () => at.within(() => followRequest(at.deps, at.place))
const alarm = () => at.within(() => tellOfDeadline(at.deps, at.place))
const because = async () => (await at.decisions()).map((one) => (one.because as { code: string }[])[0]?.code)
/** The rules have decided, and the portal holds what they wrote. */
async function triaged() {
  await at.change({}, 1)
  await follow()
  const { dueAt, responsibleId } = (await at.state()) ?? {}
  const written = { category: '7', resolveBy: dueAt?.toISOString() ?? null, assignedById: responsibleId ?? 1 }
  await at.change(written, 1, true)
  at.written.length = 0
}

describe('a request that somebody else made', () => {
  it('passes the same rules by its first words, once', async () => {
    await at.change({}, 1)
    await follow()
    expect(at.written).toEqual([
      { UF_CRM_PRD_CATEGORY: '7' },
      { UF_CRM_PRD_RESOLVE_BY: '2026-11-25T09:00:00.000Z' },
      { assignedById: '2' },
    ])
    await follow()
    expect([at.written.length, at.words.read]).toEqual([3, 1])
  })

  it('keeps the category, the deadline and the responsible that its maker chose', async () => {
    await at.change({ category: '8', resolveBy: '2026-11-30T12:00:00+03:00', assignedById: 3 }, 1)
    await follow()
    expect(at.written).toEqual([])
    expect(await because()).toEqual(['category.given', 'routing.chosen', 'deadline.locked'])
    expect(await at.state()).toMatchObject({ categoryId: '8', lockedBy: 1, responsibleId: 3 })
  })

  it('without words waits a minute for them', async () => {
    at.words.now = { letterId: null, subject: 'Звонок', body: '', from: 'nothing', receivedAt: tuesday, createdBy: 1 }
    await at.change({}, 1)
    expect(await follow()).toEqual({ again: new Date(tuesday.getTime() + 60_000) })
    pass(1)
    await follow()
    expect(await because()).toEqual(['category.no-words', 'routing.no-group'])
  })

  it('that the product made of a letter is not heard of', async () => {
    await at.change({}, 1, true)
    expect([await at.state(), at.jobs]).toEqual([null, []])
  })
})

describe('another category by a person', () => {
  it('stays, and the deadline is counted by it from the same beginning', async () => {
    await triaged()
    pass(2)
    await at.change({ category: '8' }, 9)
    await follow()
    expect(at.written).toEqual([{ UF_CRM_PRD_RESOLVE_BY: '2026-11-26T09:00:00.000Z' }])
    const decisions = await at.decisions()
    expect(decisions.at(-2)).toMatchObject({
      kind: 'category',
      outcome: 'Документы',
      because: [{ code: 'category.by-person', params: { name: 'Марина' } }],
    })
  })

  it('leaves the deadline where the rules keep it', async () => {
    at.bodies.deadline = { ...at.bodies.deadline, onNewCategory: 'keep' }
    await triaged()
    await at.change({ category: '8' }, 9)
    await follow()
    expect(at.written).toEqual([])
  })
})

describe('a deadline that a person set', () => {
  it('is locked with who and when, until it is released', async () => {
    await triaged()
    pass(1)
    await at.change({ resolveBy: '2026-11-30T12:00:00+03:00' }, 9)
    await follow()
    expect((await at.decisions()).at(-1)?.because).toMatchObject([
      { code: 'deadline.locked-by', params: { name: 'Марина', at: now.toISOString() } },
      { code: 'deadline.locked' },
    ])
    await at.change({ category: '8' }, 9)
    await follow()
    expect(at.written).toEqual([])

    await at.within(() => releaseDeadline(at.deps, at.place, 3))
    expect(at.written).toEqual([{ UF_CRM_PRD_RESOLVE_BY: '2026-11-26T09:00:00.000Z' }])
    await expect(at.within(() => releaseDeadline(at.deps, at.place, 3))).rejects.toMatchObject({
      code: 'deadline.not-locked',
    })
    expect(
      (await at.audit()).map(({ action, actorId, before, after }) => ({ action, actorId, before, after })),
    ).toEqual([
      {
        action: 'deadline.locked',
        actorId: '9',
        before: { resolveBy: '2026-11-25T09:00:00.000Z' },
        after: { resolveBy: '2026-11-30T09:00:00.000Z' },
      },
      {
        action: 'deadline.released',
        actorId: '3',
        before: { resolveBy: '2026-11-30T09:00:00.000Z', lockedBy: 9 },
        after: { lockedBy: null },
      },
    ])
  })
})

describe('what the rules wrote and somebody took back', () => {
  it('is nobody’s choice: the deadline is not locked, and is counted again with the next category', async () => {
    await triaged()
    await at.takenBack({ UF_CRM_PRD_RESOLVE_BY: null }, 9)
    await follow()
    expect(await at.state()).toMatchObject({ dueAt: null, lockedAt: null, categoryId: '7' })
    expect((await at.decisions()).at(-1)).toMatchObject({
      kind: 'deadline',
      outcome: 'none',
      because: [{ code: 'decision.taken-back', params: { name: 'Марина' } }],
    })
    expect(at.written).toEqual([])
    await at.change({ resolveBy: null }, 9, true)
    await at.change({ category: '8' }, 9)
    await follow()
    expect(at.written).toEqual([{ UF_CRM_PRD_RESOLVE_BY: '2026-11-26T09:00:00.000Z' }])
  })

  it('leaves the request without its category, and the next one is the first', async () => {
    await triaged()
    await at.takenBack({ UF_CRM_PRD_CATEGORY: null, assignedById: '1' }, 9)
    await follow()
    expect(await at.state()).toMatchObject({ categoryId: null, firstCategoryId: null, responsibleId: 1 })
    expect((await at.decisions()).slice(-2).map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['category', 'undetermined'],
      ['person', 'Вера'],
    ])
    expect(await at.state()).toMatchObject({ handovers: [], stoodBackAt: null })
  })

  it('comes with its alarms when a former deadline holds again', async () => {
    await triaged()
    await at.takenBack({ UF_CRM_PRD_RESOLVE_BY: '2026-11-27T12:00:00+03:00' }, 9)
    await follow()
    expect(await at.state()).toMatchObject({
      dueAt: new Date('2026-11-27T09:00:00Z'),
      warnAt: new Date('2026-11-27T08:00:00Z'),
      lockedAt: null,
    })
  })
})

describe('a stage that stops the clock', () => {
  it('takes the deadline away and gives it back later by the time that was waited', async () => {
    at.bodies.deadline = { ...at.bodies.deadline, pauseStages: ['WAIT'] }
    await triaged()
    pass(1)
    await at.change({ stageId: 'WAIT' }, 9)
    await follow()
    expect(at.written).toEqual([{ UF_CRM_PRD_RESOLVE_BY: null }])
    await at.change({ resolveBy: null }, 1, true)
    pass(24)
    expect(await alarm()).toBeUndefined()
    await at.change({ stageId: 'WORK' }, 9)
    await follow()
    expect(at.written.at(-1)).toEqual({ UF_CRM_PRD_RESOLVE_BY: '2026-11-26T09:00:00.000Z' })
    expect(at.told).toEqual([])
  })
})

it('a request that is opened again has the time left that it had when it was closed', async () => {
  await triaged()
  pass(1)
  await at.change({ stageId: 'DONE' }, 9)
  await follow()
  expect(at.written).toEqual([])
  pass(24)
  await at.change({ stageId: 'WORK' }, 9)
  await follow()
  expect(at.written).toEqual([{ UF_CRM_PRD_RESOLVE_BY: '2026-11-26T09:00:00.000Z' }])
})

describe('a deadline that comes', () => {
  it('is told of before and at its time to the responsible, and later to the head, each once', async () => {
    at.bodies.deadline = { ...at.bodies.deadline, warnMinutes: 60, escalateMinutes: 120 }
    await triaged()
    expect(await alarm()).toEqual({ again: new Date('2026-11-25T08:00:00Z') })
    pass(23)
    expect(await alarm()).toEqual({ again: new Date('2026-11-25T09:00:00Z') })
    await alarm()
    pass(1)
    await alarm()
    pass(2)
    expect(await alarm()).toBeUndefined()
    expect(at.told.map(({ kind, userId }) => [kind, userId])).toEqual([
      ['request.deadline-near', 2],
      ['request.deadline-missed', 2],
      ['request.deadline-escalated', 9],
    ])
  })

  it('is not told of when the request is closed', async () => {
    await triaged()
    await at.change({ stageId: 'DONE' }, 9)
    await follow()
    pass(30)
    expect([await alarm(), at.told]).toEqual([undefined, []])
  })
})

describe('the responsible', () => {
  it('whom a person chose stays, also when the category changes', async () => {
    await triaged()
    await at.change({ assignedById: 3 }, 9)
    await at.change({ category: '8' }, 9)
    await follow()
    expect(at.written.some((fields) => 'assignedById' in fields)).toBe(false)
    expect(await because()).toContain('routing.by-person')
  })

  it('that is turned back and forth is left alone, and an administrator hears of it once', async () => {
    await triaged()
    for (const assignedById of [1, 2, 1, 2, 1, 2]) await at.change({ assignedById }, 9)
    await follow()
    await at.change({ assignedById: 1 }, 9)
    await follow()
    expect(at.told).toMatchObject([{ kind: 'request.tug-of-war', userId: 'administrators' }])
    expect((await at.audit()).map(({ action }) => action)).toEqual(['routing.stood-back'])
    expect((await because()).filter((code) => code === 'routing.tug-of-war')).toHaveLength(1)
  })

  it('that nobody can be waits in sight, and is found when somebody comes', async () => {
    at.away.add(2).add(3)
    await at.change({}, 1)
    await follow()
    expect(at.told).toMatchObject([{ kind: 'request.no-owner', userId: 'administrators', params: { group: 'Сервис' } }])
    expect(await at.state()).toMatchObject({ waitingSince: tuesday, waitingWhy: { code: 'routing.nobody-able' } })

    const retry = () => at.within(() => retryWaiting(at.deps, at.place.portalId))
    expect(await retry()).toEqual({ again: new Date(tuesday.getTime() + 600_000) })
    at.away.delete(3)
    expect(await retry()).toBeUndefined()
    expect(at.written.at(-1)).toEqual({ assignedById: '3' })
    expect(await at.state()).toMatchObject({ waitingSince: null, responsibleId: 3 })
  })
})

describe('a category that is only suggested', () => {
  beforeEach(async () => {
    at.bodies.category = { ...at.bodies.category, sureFrom: 60 }
    await at.change({}, 1)
    await follow()
  })

  it('is not written; the request waits for a person, who learns why', async () => {
    expect(await at.state()).toMatchObject({ categoryId: null, suggestedId: '7', dueAt: null, waitingSince: tuesday })
    expect(at.written).toEqual([])
    expect(await because()).toContain('category.suggested')
    expect(at.news).toEqual(['requests/waiting'])
  })

  it('and confirmed is a person’s: the deadline and the responsible follow', async () => {
    await at.change({ category: '7' }, 3)
    await follow()
    expect(await at.state()).toMatchObject({ categoryId: '7', suggestedId: null, waitingSince: null, responsibleId: 2 })
    expect(at.written).toEqual([{ UF_CRM_PRD_RESOLVE_BY: '2026-11-25T09:00:00.000Z' }, { assignedById: '2' }])
    expect(at.news).toHaveLength(2)
    await at.change({ stageId: 'WORK' }, 3)
    await follow()
    expect(at.news).toHaveLength(2)
  })

  it('and confirmed in the list is suggested no more, before the portal tells of it', async () => {
    await at.within(() => forgetSuggestion(at.deps, at.place))
    expect(await at.state()).toMatchObject({ suggestedId: null, waitingSince: tuesday })
    expect(at.news).toHaveLength(2)
  })
})

describe('other rules of deadlines', () => {
  /** A Wednesday off. */
  const holiday = { from: '2026-11-25', to: '2026-11-25', kind: 'off' as const, title: 'Переезд' }
  const withHoliday = () => {
    const { calendar } = at.bodies.deadline
    return { ...at.bodies.deadline, calendar: { ...calendar, exceptions: [holiday] } }
  }
  const moves = () => at.within(() => readDeadlineMoves(at.deps, at.place.portalId, withHoliday()))
  const recount = async () => {
    at.bodies.deadline = withHoliday()
    await at.within(() => recountDeadlines(at.deps, at.place.portalId, new AbortController().signal))
    await follow()
  }

  it('say before which open deadlines move, and then move them', async () => {
    await triaged()
    expect(await moves()).toMatchObject({
      open: 1,
      later: 1,
      earlier: 0,
      locked: 0,
      rows: [{ id: 5, title: 'Щит', from: '2026-11-25T09:00:00.000Z', to: '2026-11-26T09:00:00.000Z' }],
    })
    await recount()
    expect(at.written).toEqual([{ UF_CRM_PRD_RESOLVE_BY: '2026-11-26T09:00:00.000Z' }])
    expect((await at.decisions()).at(-1)?.because).toMatchObject([{ code: 'deadline.recounted' }, {}, {}])
    expect(await moves()).toMatchObject({ open: 1, later: 0, rows: [] })
  })

  it('leave a deadline by hand alone, and closed requests as they were', async () => {
    await triaged()
    await at.change({ resolveBy: '2026-11-30T12:00:00+03:00' }, 9)
    await follow()
    expect(await moves()).toMatchObject({ open: 1, locked: 1, later: 0 })
    await recount()
    expect(at.written).toEqual([])
    await at.change({ stageId: 'DONE' }, 9)
    expect(await moves()).toMatchObject({ open: 0 })
  })
})
