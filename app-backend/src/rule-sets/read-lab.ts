import type { Database, Transaction } from '../platform/db/database.ts'
import type { Lang } from '../platform/errors/error-sentence.ts'
import { bodyFaults } from './checked-body.ts'
import type { ChangeDeps } from './change-deps.ts'
import type { BodyChangeView, RuleLab, RuleSetList, VersionList } from './contract.ts'
import { draftToken } from './draft-token.ts'
import { countExamples } from './example-store.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { inLang } from './rules/said.ts'
import type { BodyChange, BodyNote, RuleKind } from './rule-kind.ts'
import { listTurns, listVersions, readDraft, readSet, readSets, readVersion, type SetKey } from './rule-store.ts'

type People = ReadonlyMap<number, string>
const personOf = (id: number, people: People) => ({ id, name: people.get(id) ?? `№ ${id}` })

/** Remarks on a body: its faults, or what its kind remarks on a whole one. */
export async function notesOf(kind: RuleKind, portalId: string, body: unknown): Promise<BodyNote[]> {
  const faults = bodyFaults(kind, body)
  return faults.length > 0 ? faults : ((await kind.notes?.(portalId, kind.body.parse(body))) ?? [])
}

/** Stored rules as the kind reads them; what it can't read any more is as no rules. */
const readable = (kind: RuleKind, row: { body: unknown } | null): unknown => {
  const parsed = kind.body.safeParse(row?.body)
  return parsed.success ? parsed.data : kind.empty
}

export const changeView = ({ what, before, after }: BodyChange, lang: Lang): BodyChangeView => ({
  what: what[lang],
  before: inLang(before, lang),
  after: inLang(after, lang),
})

/** The rule sets of a portal, one for each kind that slices have registered. */
export async function listSets({ db, kinds }: ChangeDeps, portalId: string, lang: Lang): Promise<RuleSetList> {
  const { sets, drafts } = await readSets(db.prisma, portalId)
  return {
    sets: kinds.all().map(({ kind, title }) => ({
      kind,
      title: title[lang],
      mode: sets.get(kind)?.mode ?? 'live',
      version: sets.get(kind)?.version ?? null,
      hasDraft: drafts.has(kind),
    })),
  }
}

/** What the lab shows first of a rule set. */
export async function readLab(
  { db, kinds, peopleOf }: ChangeDeps,
  set: SetKey,
  { lang, may }: { lang: Lang; may: RuleLab['may'] },
): Promise<RuleLab> {
  const kind = kinds.named(set.kind)
  const { stored, draft, published, examples } = await rowsOf(db, set)
  const people = await peopleOf(set.portalId)
  const speech = await kind.speech(set.portalId)
  const changes = draft ? speech.changes(readable(kind, published), readable(kind, draft)) : []
  return {
    kind: kind.kind,
    title: kind.title[lang],
    mode: stored.mode,
    published: published && {
      version: published.version ?? 0,
      body: published.body,
      note: published.note,
      by: personOf(published.publishedBy ?? published.createdBy, people),
      at: (published.publishedAt ?? published.createdAt).toISOString(),
      backTo: published.backTo,
    },
    draft: draft && {
      token: draftToken(draft),
      body: draft.body,
      by: personOf(draft.updatedBy, people),
      at: draft.updatedAt.toISOString(),
    },
    empty: kind.empty,
    changes: changes.map((change) => changeView(change, lang)),
    notes: draft ? await notesOf(kind, set.portalId, draft.body) : [],
    examples,
    shadowSince: stored.shadowSince?.toISOString() ?? null,
    may,
  }
}

const rowsOf = ({ prisma }: Database, set: SetKey) =>
  prisma.$transaction(async (tx) => {
    const stored = await readSet(tx, set)
    const published = stored.version === null ? null : await readVersion(tx, set, stored.version)
    return { stored, published, draft: await readDraft(tx, set), examples: await countExamples(tx, set) }
  })

const versionsShown = 100
const turnsShown = 50

/** What was published, by whom, and when the switches were turned. */
export async function readVersions({ db, kinds, peopleOf }: ChangeDeps, set: SetKey): Promise<VersionList> {
  kinds.named(set.kind)
  const people = await peopleOf(set.portalId)
  const { version: working } = await readSet(db.prisma, set)
  const [versions, turns] = [
    await listVersions(db.prisma, set, versionsShown),
    await listTurns(db.prisma, set, turnsShown),
  ]
  return {
    versions: versions.map(({ version, note, publishedBy, createdBy, publishedAt, createdAt, backTo }) => ({
      version: version ?? 0,
      note,
      by: personOf(publishedBy ?? createdBy, people),
      at: (publishedAt ?? createdAt).toISOString(),
      backTo,
      works: version === working,
    })),
    switches: turns.map(({ what, before, after, userId, at }) => ({
      what,
      before,
      after,
      by: personOf(userId, people),
      at: at.toISOString(),
    })),
  }
}

/** The rules of a version, or of the draft. @throws AppError `rules.no-version` */
async function sideOf(tx: Transaction, set: SetKey, kind: RuleKind, side: number | 'draft'): Promise<unknown> {
  const row = side === 'draft' ? await readDraft(tx, set) : await readVersion(tx, set, side)
  if (!row) throw new AppError('rules.no-version')
  return readable(kind, row)
}

/** What differs between any two of the versions and the draft. @throws AppError `rules.no-version` */
export async function compareRules(
  { db, kinds }: ChangeDeps,
  set: SetKey,
  { from, to }: { from: number | 'draft'; to: number | 'draft' },
  lang: Lang,
): Promise<BodyChangeView[]> {
  const kind = kinds.named(set.kind)
  const speech = await kind.speech(set.portalId)
  const [before, after] = [await sideOf(db.prisma, set, kind, from), await sideOf(db.prisma, set, kind, to)]
  return speech.changes(before, after).map((change) => changeView(change, lang))
}

/** The rules that a person looks at: the draft, else what works, else the empty ones. */
export async function currentRules(tx: Transaction, set: SetKey, kind: RuleKind): Promise<unknown> {
  const { version } = await readSet(tx, set)
  const row = (await readDraft(tx, set)) ?? (version === null ? null : await readVersion(tx, set, version))
  return readable(kind, row)
}

/** The rules that work, else the empty ones. */
export async function publishedRulesOf(tx: Transaction, set: SetKey, kind: RuleKind): Promise<unknown> {
  const { version } = await readSet(tx, set)
  return readable(kind, version === null ? null : await readVersion(tx, set, version))
}
