import type { Transaction } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import {
  changeSet,
  draftConflict,
  publishedMeanwhile,
  tellWorking,
  type ChangeDeps,
  type ChangeOf,
} from './change-deps.ts'
import { checkedBody, invalid } from './checked-body.ts'
import { draftToken } from './draft-token.ts'
import { readExamples } from './example-store.ts'
import { auditRules } from './rule-audit.ts'
import type { BodyNote, RuleKind } from './rule-kind.ts'
import {
  addTurn,
  lastVersion,
  publishAgain,
  publishDraft,
  readDraft,
  readSet,
  readVersion,
  writeSet,
  type SetKey,
  type StoredRules,
} from './rule-store.ts'
import { runExamples } from './run-examples.ts'
import { forgetShadows } from './shadow-store.ts'

export interface Publication {
  draft: string
  /** The version that was working when the person decided; null = none. */
  base: number | null
  note: string
  /** In spite of examples that fail. */
  override: boolean
}

/**
 * Makes the draft the next version; it works at once in every process. Of two who publish at once one wins.
 * @throws AppError `rules.draft-conflict`, `rules.draft-gone`, `rules.published-meanwhile`, `rules.body-invalid`, `rules.examples-fail`
 */
export async function publishRules(deps: ChangeDeps, by: ChangeOf, wanted: Publication): Promise<number> {
  const kind = deps.kinds.named(by.kind)
  const set: SetKey = { portalId: by.portalId, kind: by.kind }
  const speech = await kind.speech(by.portalId)
  const seen = await readDraft(deps.db.prisma, set)
  // Remarks may ask the portal: outside the transaction; the token says below that the draft is still the same.
  const notes = seen ? ((await kind.notes?.(by.portalId, checkedBody(kind, seen.body))) ?? []) : []
  return changeSet(deps, set, async (tx) => {
    const now = deps.clock.now()
    const stored = await readSet(tx, set)
    const base = stored.version === null ? null : await readVersion(tx, set, stored.version)
    if (stored.version !== wanted.base) throw await publishedMeanwhile(deps, base)
    const draft = await readDraft(tx, set)
    if (!draft) throw new AppError('rules.draft-gone')
    if (draftToken(draft) !== wanted.draft) throw await draftConflict(deps, draft)
    const body = publishable(kind, draft, notes)
    const failing = await failingExamples(tx, set, kind, body, now)
    if (failing.length > 0 && !wanted.override) throw examplesFail(failing)
    const version = (await lastVersion(tx, set)) + 1
    await publishDraft(tx, draft, { version, note: wanted.note }, { userId: by.userId, now })
    await writeSet(tx, set, { ...stored, version, shadowSince: null }, now)
    if (stored.shadowSince !== null)
      await addTurn(tx, set, { what: 'draft', before: 'shadow', after: 'off' }, { userId: by.userId, now })
    await forgetShadows(tx, set, { startsWith: '' })
    const before = kind.body.safeParse(base?.body)
    await auditRules(tx, {
      ...set,
      userId: by.userId,
      at: now,
      action: 'rules.published',
      before: { version: stored.version },
      after: { version, note: wanted.note, ...(failing.length > 0 ? { inSpiteOf: failing } : {}) },
      changes: speech.changes(before.success ? before.data : kind.empty, body),
    })
    await tellWorking(deps, tx, set)
    if (stored.mode === 'live') await deps.atWork?.(tx, by)
    return version
  })
}

function publishable(kind: RuleKind, draft: StoredRules, notes: readonly BodyNote[]): unknown {
  const body = checkedBody(kind, draft.body)
  const blocking = notes.filter(({ blocks }) => blocks)
  if (blocking.length > 0) throw invalid(blocking)
  return body
}

async function failingExamples(tx: Transaction, set: SetKey, kind: RuleKind, body: unknown, now: Date) {
  const results = runExamples(kind, body, await readExamples(tx, set), now)
  return results.filter(({ passes }) => !passes).map(({ example }) => example.name)
}

const namesShown = 5
const examplesFail = (names: readonly string[]) =>
  new AppError('rules.examples-fail', {
    params: {
      count: names.length,
      names: `${names.slice(0, namesShown).join('; ')}${names.length > namesShown ? ' …' : ''}`,
    },
  })

/**
 * Lets an old version work again, as a new one: the history only grows. The draft stays as it is.
 * @throws AppError `rules.published-meanwhile`, `rules.no-version`, `rules.nothing-new`, `rules.body-invalid`
 */
export async function goBack(
  deps: ChangeDeps,
  by: ChangeOf,
  { to, base, note }: { to: number; base: number; note: string },
): Promise<number> {
  const kind = deps.kinds.named(by.kind)
  const set: SetKey = { portalId: by.portalId, kind: by.kind }
  const speech = await kind.speech(by.portalId)
  return changeSet(deps, set, async (tx) => {
    const now = deps.clock.now()
    const stored = await readSet(tx, set)
    const current = stored.version === null ? null : await readVersion(tx, set, stored.version)
    if (stored.version !== base) throw await publishedMeanwhile(deps, current)
    if (to === base) throw new AppError('rules.nothing-new')
    const old = await readVersion(tx, set, to)
    if (!old) throw new AppError('rules.no-version')
    const body = checkedBody(kind, old.body)
    const version = (await lastVersion(tx, set)) + 1
    await publishAgain(tx, old, { version, note }, { userId: by.userId, now })
    await writeSet(tx, set, { ...stored, version }, now)
    const before = kind.body.safeParse(current?.body)
    const changes = speech.changes(before.success ? before.data : kind.empty, body)
    const sides = { before: { version: base }, after: { version, backTo: to, note } }
    await auditRules(tx, { ...set, userId: by.userId, at: now, action: 'rules.back', ...sides, changes })
    await tellWorking(deps, tx, set)
    if (stored.mode === 'live') await deps.atWork?.(tx, by)
    return version
  })
}
