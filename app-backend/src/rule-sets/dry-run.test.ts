import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import { startDryRun } from './dry-run.ts'
import { publishRules } from './publish-rules.ts'
import { readLastDryRun } from './read-runs.ts'
import { replayPage } from './replay-page.ts'
import { tally } from './rules/tally.ts'
import type { PastRecord } from './rule-kind.ts'
import { saveDraft } from './save-draft.ts'
import { aRuleProcess, urgentWords, type Said, type Text, type Words } from './testing.ts'

const database = testDatabase()
const clock = createClock()
const kind = 'urgent-words'
const stops: (() => Promise<void>)[] = []
let portalId: string

beforeEach(async () => {
  await database.prisma.job.deleteMany()
  portalId = await aTenantRow(database.prisma, clock.now())
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const record = (n: number, text: string, people?: Said): PastRecord<Text, Said> => ({
  subject: `letter:${n}`,
  title: text,
  at: new Date('2026-11-20T09:00:00Z'),
  facts: { text },
  ...(people ? { people } : {}),
})

/** A process with published «горит» and a draft of «дым», and the past that a run plays. */
async function prepared(past: PastRecord<Text, Said>[]) {
  const rules = urgentWords(past)
  const one = aRuleProcess<Words, Text, Said>(database, clock, rules)
  stops.push(() => one.stop())
  const by = { portalId, kind, userId: 7 }
  const save = (words: string[]) =>
    inPortal(portalId, () => saveDraft(one.changes, by, { draft: null, body: { words } }))
  const first = await save(['горит'])
  const published = { draft: first, base: null, note: '', override: false }
  await inPortal(portalId, () => publishRules(one.changes, by, published))
  const draft = await save(['дым'])
  return {
    rules,
    one,
    start: (days = 30) => inPortal(portalId, () => startDryRun(one.changes, by, { draft, days })),
    last: () => inPortal(portalId, () => readLastDryRun(one.changes, { portalId, kind }, 'ru')),
  }
}

describe('a dry run', () => {
  it('says from what to what, for how many, and how people had it; the numbers add up', async () => {
    const past = [
      record(1, 'горит'),
      record(2, 'дым', 'urgent'),
      record(3, 'дым'),
      record(4, 'тихо'),
      record(5, 'дым', 'calm'),
    ]
    const { one, start, last } = await prepared(past)
    await start()
    one.jobs.start(1)
    await expect.poll(async () => (await last())?.state).toBe('done')
    const run = await last()
    expect(run).toMatchObject({
      baseVersion: 1,
      total: 5,
      records: 5,
      changed: 4,
      likePeople: 1,
      againstPeople: 1,
      effects: [{ label: 'Сменится срок', count: 3 }],
    })
    expect(run?.loads.map(({ label, from, to }) => [label, from, to])).toEqual([
      ['Срочно', 1, 3],
      ['Спокойно', 4, 2],
    ])
    expect(run?.moves.map(({ from, to, count }) => [from.label, to.label, count])).toEqual([
      ['Спокойно', 'Срочно', 3],
      ['Срочно', 'Спокойно', 1],
    ])
    expect(run?.moves[0]?.samples.map(({ subject }) => subject)).toEqual(['letter:2', 'letter:3', 'letter:5'])
  })

  it('writes nothing but its own answer', async () => {
    const { one, start, last } = await prepared([record(1, 'дым')])
    const rows = async () =>
      Promise.all([
        database.prisma.decision.count(),
        database.prisma.ledgerRun.count(),
        database.prisma.ruleShadow.count(),
        database.prisma.ruleVersion.count(),
      ])
    const before = await rows()
    await start()
    one.jobs.start(1)
    await expect.poll(async () => (await last())?.state).toBe('done')
    expect(await rows()).toEqual(before)
  })

  it('asks about each record twice, once for either rules: twice the past is twice the questions', async () => {
    const asked: number[] = []
    for (const size of [250, 500]) {
      portalId = await aTenantRow(database.prisma, clock.now())
      const past = Array.from({ length: size }, (_, n) => record(n, n % 3 === 0 ? 'дым' : 'тихо'))
      const { one, rules, start, last } = await prepared(past)
      const before = rules.asked()
      await start()
      one.jobs.start(1)
      await expect.poll(async () => (await last())?.state).toBe('done')
      expect(await last()).toMatchObject({ records: size, changed: Math.ceil(size / 3) })
      asked.push(rules.asked() - before)
      // Its workers know a shorter past than the next one's.
      await one.jobs.stop()
    }
    expect(asked).toEqual([500, 1_000])
  })

  it('runs once at a time for a kind', async () => {
    const { start } = await prepared([record(1, 'дым')])
    await start()
    await expect(start()).rejects.toMatchObject({ code: 'long-work.running' })
  })

  it('counts together what the kind names as one step', () => {
    const said = (text: string) => ({ key: text, words: { ru: text, en: text } })
    const stepped = { ...urgentWords(), step: () => ({ from: said('срок'), to: said('на день позже') }) }
    const past = [record(1, 'дым'), record(2, 'дым'), record(3, 'тихо')]
    const { replayed } = replayPage(stepped, { base: { words: [] }, body: { words: ['дым'] } }, past, null)
    expect(tally(replayed)).toMatchObject({
      changed: 2,
      moves: [{ fromKey: 'срок', toKey: 'на день позже', to: { step: { ru: 'на день позже' } }, count: 2 }],
    })
  })

  it('plays what its own answers bring about, each side its own', () => {
    const load = {
      ...urgentWords(),
      carry: {
        begin: 0,
        facts: (facts: Text, urgent: number) => (urgent >= 1 ? { text: 'занято' } : facts),
        after: (urgent: number, _facts: Text, outcome: Said) => urgent + (outcome === 'urgent' ? 1 : 0),
      },
    }
    const records = [record(1, 'дым'), record(2, 'дым')]
    const { replayed, carried } = replayPage(load, { base: { words: [] }, body: { words: ['дым'] } }, records, null)
    expect(replayed.map(({ from, to }) => [from.key, to.key])).toEqual([
      ['calm', 'urgent'],
      ['calm', 'calm'],
    ])
    expect(carried).toEqual({ from: 0, to: 1 })
  })
})
