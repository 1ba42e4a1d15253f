import { z } from 'zod'
import { taskById } from '../platform/long-work/long-task-store.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { Lang } from '../platform/errors/error-sentence.ts'
import type { ChangeDeps } from './change-deps.ts'
import type { DryRun, ShadowReport } from './contract.ts'
import { draftReader, versionReader } from './draft-token.ts'
import { lastDryRunOf, readDryRun, readMoves, type StoredDryMove, type StoredDryRun } from './dry-run-store.ts'
import type { RuleKind, Speech } from './rule-kind.ts'
import { readDraft, readSet, type SetKey } from './rule-store.ts'
import type { Reason } from '../kernel/reason.ts'
import type { Sample, TallyLoad } from './rules/tally.ts'
import { countMoves, countShadows, readDiffering } from './shadow-store.ts'

const movesShown = 100

/** The last dry run of a set as it stands now; null when there was none. */
export async function readLastDryRun(deps: ChangeDeps, set: SetKey, lang: Lang): Promise<DryRun | null> {
  const kind = deps.kinds.named(set.kind)
  const run = await lastDryRunOf(deps.db.prisma, set)
  return run && dryRunView(deps, kind, run, lang)
}

/** The work behind a run of the set. @throws AppError `rules.run-not-found` */
export async function taskOfRun({ db }: ChangeDeps, set: SetKey, id: string): Promise<string> {
  const run = await readDryRun(db.prisma, set.portalId, id)
  if (!run || run.kind !== set.kind) throw new AppError('rules.run-not-found')
  return run.taskId
}

async function dryRunView({ db }: ChangeDeps, kind: RuleKind, run: StoredDryRun, lang: Lang): Promise<DryRun> {
  const { portalId, id, days, baseVersion, draft, records, changed, likePeople, againstPeople } = run
  const task = await taskById(db.prisma, portalId, run.taskId)
  const moves = await readMoves(db.prisma, portalId, id, movesShown)
  const speech = await kind.speech(portalId)
  const counted = run.effects as Record<string, number>
  return {
    id,
    days,
    baseVersion,
    draft,
    records,
    changed,
    likePeople,
    againstPeople,
    state: task?.state ?? (run.endedAt ? 'done' : 'failed'),
    total: task?.total ?? null,
    effects: Object.entries(kind.effects ?? {}).map(([name, { words }]) => ({
      label: words[lang],
      count: counted[name] ?? 0,
    })),
    moves: moves.map((move) => moveView(kind, speech, move, lang)),
    loads: loadsView(kind, speech, run.loads as unknown as TallyLoad[], lang),
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? task?.endedAt ?? null,
  }
}

const loadsView = (
  kind: RuleKind,
  speech: Speech<unknown, unknown>,
  loads: readonly TallyLoad[],
  lang: Lang,
): DryRun['loads'] =>
  loads
    .map(({ key, outcome, from, to }) => ({ key, label: labelOf(kind, speech, outcome, lang), from, to }))
    .toSorted((a, b) => b.to - a.to || b.from - a.from || a.label.localeCompare(b.label))

const moveView = (
  kind: RuleKind,
  speech: Speech<unknown, unknown>,
  { fromKey, toKey, from, to, count, likePeople, againstPeople, samples }: StoredDryMove,
  lang: Lang,
): DryRun['moves'][number] => ({
  from: { key: fromKey, label: labelOf(kind, speech, from, lang) },
  to: { key: toKey, label: labelOf(kind, speech, to, lang) },
  count,
  likePeople,
  againstPeople,
  samples: samples as unknown as Sample[],
})

const stepWords = z.object({ step: z.object({ ru: z.string(), en: z.string() }) })

/** An outcome of a kind in words, or a step between two; one that this version does not read is shown as a dash. */
function labelOf(kind: RuleKind, speech: Speech<unknown, unknown>, outcome: unknown, lang: Lang): string {
  const step = stepWords.safeParse(outcome)
  if (step.success) return step.data.step[lang]
  const parsed = kind.outcome.safeParse(outcome)
  return parsed.success ? speech.outcome(parsed.data)[lang] : '—'
}

const shadowMoves = 20
const shadowSamples = 20

/** What the draft, or the published version in the shadow, would have done of what came since it reads along. */
export async function readShadow({ db, kinds }: ChangeDeps, set: SetKey, lang: Lang): Promise<ShadowReport> {
  const kind = kinds.named(set.kind)
  const { mode, version, shadowSince } = await readSet(db.prisma, set)
  const draft = shadowSince === null ? null : await readDraft(db.prisma, set)
  const alone = mode === 'shadow' && version !== null ? versionReader(version) : null
  const reader = draft ? draftReader(draft) : alone
  if (reader === null) return { since: null, read: 0, differs: 0, moves: [], samples: [] }
  const { firstAt, ...counts } = await countShadows(db.prisma, set, reader)
  const since = draft && shadowSince ? latest(shadowSince, draft.updatedAt) : firstAt
  const speech = await kind.speech(set.portalId)
  const say = (outcome: unknown) => labelOf(kind, speech, outcome, lang)
  const moves = await countMoves(db.prisma, set, reader, shadowMoves)
  const samples = await readDiffering(db.prisma, set, reader, shadowSamples)
  return {
    since: since?.toISOString() ?? null,
    ...counts,
    moves: moves.map(({ decided, would, count }) => ({ from: say(decided), to: say(would), count })),
    samples: samples.map(({ subject, title, at, decided, would, because }) => ({
      subject,
      title,
      at: at.toISOString(),
      decided: say(decided),
      would: say(would),
      because: because as unknown as Reason[],
    })),
  }
}

const latest = (one: Date, other: Date) => (one > other ? one : other)
