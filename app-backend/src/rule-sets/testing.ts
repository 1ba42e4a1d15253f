import type { TestDatabase } from '@poryadok/prisma/testing'
import { inPortal } from '@poryadok/prisma/scope'
import { pino } from 'pino'
import { z } from 'zod'
import { reason } from '../kernel/reason.ts'
import type { Clock } from '../platform/clock/clock.ts'
import { aLongWorker } from '../platform/long-work/testing.ts'
import type { ChangeDeps } from './change-deps.ts'
import { createRuleSets } from './create-rule-sets.ts'
import { goBack, publishRules } from './publish-rules.ts'
import type { PastRecord, RuleKind } from './rule-kind.ts'
import { saveDraft } from './save-draft.ts'

export interface Words {
  words: string[]
}
export interface Text {
  text: string
}
export type Said = 'urgent' | 'calm'

/** A small kind: what bears one of the words is urgent. `past` is what a dry run plays. */
export function urgentWords(
  past: PastRecord<Text, Said>[] = [],
): RuleKind<Words, Text, Said> & { asked: () => number } {
  let asked = 0
  return {
    asked: () => asked,
    kind: 'urgent-words',
    title: { ru: 'Срочные слова', en: 'Urgent words' },
    body: z.object({ words: z.array(z.string().min(1, 'words.empty')) }),
    facts: z.object({ text: z.string() }),
    outcome: z.enum(['urgent', 'calm']),
    empty: { words: [] },
    loads: true,
    evaluate({ words }, { text }) {
      asked += 1
      const word = words.find((one) => text.includes(one))
      return word ? { outcome: 'urgent', because: [reason('words.found', { word })] } : { outcome: 'calm', because: [] }
    },
    key: (outcome) => outcome,
    speech: () =>
      Promise.resolve({
        outcome: (outcome) => (outcome === 'urgent' ? { ru: 'Срочно', en: 'Urgent' } : { ru: 'Спокойно', en: 'Calm' }),
        changes: (before, after) => [
          ...before.words.filter((one) => !after.words.includes(one)).map((one) => wordChange(one, null)),
          ...after.words.filter((one) => !before.words.includes(one)).map((one) => wordChange(null, one)),
        ],
      }),
    effects: {
      deadline: { words: { ru: 'Сменится срок', en: 'Another deadline' }, follows: (_from, to) => to === 'urgent' },
    },
    history: {
      count: () => Promise.resolve(past.length),
      page(_portalId, _period, { after, take }) {
        const from = after === null ? 0 : Number(after)
        const records = past.slice(from, from + take)
        return Promise.resolve({ records, next: from + take < past.length ? String(from + take) : null })
      },
      latest: (_portalId, take) => Promise.resolve(past.toReversed().slice(0, take)),
    },
  }
}

const wordChange = (before: string | null, after: string | null) => ({
  what: { ru: 'Слово', en: 'Word' },
  before,
  after,
})

/** A process with rule sets, on a database connection of its own. */
export function aRuleProcess<Body, Facts, Outcome>(
  database: TestDatabase,
  clock: Clock,
  kind: RuleKind<Body, Facts, Outcome>,
) {
  const worker = aLongWorker(database, clock)
  const log = pino({ level: 'silent' })
  const planned: { mode: string; writes: number }[] = []
  const deps = {
    db: worker.db,
    clock,
    log,
    longWork: worker.longWork,
    writes: {
      plan: (_tx: unknown, run: { mode: string }, writes: readonly unknown[]) => {
        planned.push({ mode: run.mode, writes: writes.length })
        return Promise.resolve({ runId: '', count: writes.length, refusal: null })
      },
    },
    peopleOf: () =>
      Promise.resolve(
        new Map([
          [7, 'Марина'],
          [8, 'Алексей'],
        ]),
      ),
    zoneOf: () => Promise.resolve('Europe/Moscow'),
  }
  const ruleSets = createRuleSets(deps)
  ruleSets.register(kind)
  const changes: ChangeDeps & { longWork: typeof worker.longWork } = { ...deps, kinds: ruleSets.kinds }
  return {
    ...worker,
    ruleSets,
    planned,
    /** For the use cases, as the routes call them. */
    changes,
    /** What the process decides now. */
    decide: (portalId: string, facts: Facts, subject = 'record:1') =>
      inPortal(portalId, () => ruleSets.decide(kind, { portalId, subject, title: subject, facts })),
    /** A person saves and publishes rules; the new version. */
    publishNow: (portalId: string, body: Body, base: number | null) =>
      inPortal(portalId, async () => {
        const by = { portalId, kind: kind.kind, userId: 7 }
        const draft = await saveDraft(changes, by, { draft: null, body })
        return publishRules(changes, by, { draft, base, note: '', override: false })
      }),
    backTo: (portalId: string, to: number, base: number) =>
      inPortal(portalId, () => goBack(changes, { portalId, kind: kind.kind, userId: 7 }, { to, base, note: '' })),
    async stop() {
      ruleSets.stop()
      await worker.stop()
    },
  }
}
