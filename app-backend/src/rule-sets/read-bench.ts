import type { Lang } from '../platform/errors/error-sentence.ts'
import type { ChangeDeps } from './change-deps.ts'
import { checkedBody, checkedFacts } from './checked-body.ts'
import type { AnswerView, BenchResult, PastRecords, Tried } from './contract.ts'
import { readExamples } from './example-store.ts'
import { publishedRulesOf } from './read-lab.ts'
import type { RuleAnswer, RuleKind, Speech } from './rule-kind.ts'
import type { SetKey } from './rule-store.ts'
import { runExamples } from './run-examples.ts'

const answerView = (
  kind: RuleKind,
  speech: Speech<unknown, unknown>,
  { outcome, because, evidence = [], certainty }: RuleAnswer<unknown>,
  lang: Lang,
): AnswerView => ({
  key: kind.key(outcome),
  label: speech.outcome(outcome)[lang],
  outcome,
  because,
  evidence: evidence.map((one) => ({ ...one })),
  certainty: certainty ?? null,
})

/** What these rules, saved or not, say of some facts, beside what the working ones say. @throws AppError `rules.body-invalid`, `rules.facts-invalid` */
export async function tryRules(
  { db, clock, kinds }: ChangeDeps,
  set: SetKey,
  { body, facts }: { body: unknown; facts: unknown },
  lang: Lang,
): Promise<Tried> {
  const kind = kinds.named(set.kind)
  const [rules, checked] = [checkedBody(kind, body), checkedFacts(kind, facts)]
  const speech = await kind.speech(set.portalId)
  const working = await publishedRulesOf(db.prisma, set, kind)
  const say = (of: unknown) => answerView(kind, speech, kind.evaluate(of, checked, clock.now()), lang)
  return { answer: say(rules), published: say(working) }
}

/** Every example under these rules. @throws AppError `rules.body-invalid` */
export async function runBench(
  { db, clock, kinds }: ChangeDeps,
  set: SetKey,
  body: unknown,
  lang: Lang,
): Promise<BenchResult> {
  const kind = kinds.named(set.kind)
  const rules = checkedBody(kind, body)
  const speech = await kind.speech(set.portalId)
  const results = runExamples(kind, rules, await readExamples(db.prisma, set), clock.now())
  return {
    results: results.map(({ example, answer, passes }) => {
      const expected = kind.outcome.safeParse(example.expected)
      return {
        ...example,
        expectedLabel: expected.success ? speech.outcome(expected.data)[lang] : '—',
        passes,
        answer: answer && answerView(kind, speech, answer, lang),
      }
    }),
  }
}

const recordsShown = 50

/** Records of the past to try rules on, the newest first. */
export async function latestRecords({ kinds }: ChangeDeps, { portalId, kind }: SetKey): Promise<PastRecords> {
  const records = await kinds.named(kind).history.latest(portalId, recordsShown)
  return { records: records.map(({ subject, title, at, facts }) => ({ subject, title, at: at.toISOString(), facts })) }
}
