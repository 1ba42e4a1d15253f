import { AppError } from '../platform/errors/app-error.ts'
import { changeSet, tellWorking, type ChangeDeps, type ChangeOf } from './change-deps.ts'
import type { RuleMode } from './contract.ts'
import { auditRules } from './rule-audit.ts'
import { addTurn, readDraft, readSet, writeSet } from './rule-store.ts'

/** Off, shadow or live: what the published version may do. Turned to what it is already, nothing happens. */
export async function turnMode(deps: ChangeDeps, { portalId, kind, userId }: ChangeOf, mode: RuleMode): Promise<void> {
  deps.kinds.named(kind)
  const set = { portalId, kind }
  await changeSet(deps, set, async (tx) => {
    const now = deps.clock.now()
    const stored = await readSet(tx, set)
    if (stored.mode === mode) return
    await writeSet(tx, set, { ...stored, mode }, now)
    await addTurn(tx, set, { what: 'mode', before: stored.mode, after: mode }, { userId, now })
    const sides = { before: { mode: stored.mode }, after: { mode } }
    await auditRules(tx, { ...set, userId, at: now, action: 'rules.mode', ...sides })
    await tellWorking(deps, tx, set)
  })
}

/** Lets the draft read along, or stops it. @throws AppError `rules.draft-gone` when there is nothing to read along */
export async function turnShadow(deps: ChangeDeps, { portalId, kind, userId }: ChangeOf, on: boolean): Promise<void> {
  deps.kinds.named(kind)
  const set = { portalId, kind }
  await changeSet(deps, set, async (tx) => {
    const now = deps.clock.now()
    const stored = await readSet(tx, set)
    if ((stored.shadowSince !== null) === on) return
    if (on && !(await readDraft(tx, set))) throw new AppError('rules.draft-gone')
    await writeSet(tx, set, { ...stored, shadowSince: on ? now : null }, now)
    const [before, after] = on ? ['off', 'shadow'] : ['shadow', 'off']
    await addTurn(tx, set, { what: 'draft', before: before ?? '', after: after ?? '' }, { userId, now })
    await auditRules(tx, { ...set, userId, at: now, action: 'rules.shadow', after: { on } })
    await tellWorking(deps, tx, set)
  })
}
