import { AppError } from '../platform/errors/app-error.ts'
import { changeSet, draftConflict, tellWorking, type ChangeDeps, type ChangeOf } from './change-deps.ts'
import { checkedBody } from './checked-body.ts'
import { draftToken } from './draft-token.ts'
import { auditRules } from './rule-audit.ts'
import { readDraft, readSet, readVersion, removeDraft, writeDraft, writeSet } from './rule-store.ts'
import { forgetShadows } from './shadow-store.ts'

/**
 * Saves the draft against the one that its writer saw (`draft`: its token, null = there was none). Returns the new token.
 * @throws AppError `rules.draft-conflict` with who was faster and when, `rules.draft-gone`, `rules.body-invalid`
 */
export async function saveDraft(
  deps: ChangeDeps,
  { portalId, kind, userId }: ChangeOf,
  { draft: seen, body }: { draft: string | null; body: unknown },
): Promise<string> {
  const ruleKind = deps.kinds.named(kind)
  const checked = checkedBody(ruleKind, body)
  const speech = await ruleKind.speech(portalId)
  const set = { portalId, kind }
  return changeSet(deps, set, async (tx) => {
    const now = deps.clock.now()
    const draft = await readDraft(tx, set)
    if (draft && seen !== draftToken(draft)) throw await draftConflict(deps, draft)
    if (!draft && seen !== null) throw new AppError('rules.draft-gone')
    const { version, shadowSince } = await readSet(tx, set)
    const base = draft ?? (version === null ? null : await readVersion(tx, set, version))
    const before = ruleKind.body.safeParse(base?.body)
    const changes = speech.changes(before.success ? before.data : ruleKind.empty, checked)
    const saved = await writeDraft(tx, set, draft, checked, { userId, now })
    await auditRules(tx, { ...set, userId, at: now, action: 'rules.draft-saved', changes })
    await forgetShadows(tx, set, { startsWith: 'draft:' })
    if (shadowSince !== null) await tellWorking(deps, tx, set)
    return draftToken(saved)
  })
}

/** Throws the draft away; what works goes on. @throws AppError `rules.draft-conflict`, `rules.draft-gone` */
export async function discardDraft(
  deps: ChangeDeps,
  { portalId, kind, userId }: ChangeOf,
  { draft: seen }: { draft: string },
): Promise<void> {
  deps.kinds.named(kind)
  const set = { portalId, kind }
  await changeSet(deps, set, async (tx) => {
    const now = deps.clock.now()
    const draft = await readDraft(tx, set)
    if (!draft) throw new AppError('rules.draft-gone')
    if (seen !== draftToken(draft)) throw await draftConflict(deps, draft)
    await removeDraft(tx, set)
    await forgetShadows(tx, set, { startsWith: 'draft:' })
    const stored = await readSet(tx, set)
    if (stored.shadowSince !== null) await writeSet(tx, set, { ...stored, shadowSince: null }, now)
    await auditRules(tx, { ...set, userId, at: now, action: 'rules.draft-discarded' })
    await tellWorking(deps, tx, set)
  })
}
