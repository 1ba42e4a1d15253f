import { AppError } from '../platform/errors/app-error.ts'
import { changeSet, type ChangeDeps, type ChangeOf } from './change-deps.ts'
import { checkedFacts } from './checked-body.ts'
import { addExample, changeExample, removeExample, type Example } from './example-store.ts'
import { auditRules } from './rule-audit.ts'
import type { RuleKind } from './rule-kind.ts'

type Given = Omit<Example, 'id'>

/** An example as its kind reads it. @throws AppError `rules.facts-invalid` */
function checked(kind: RuleKind, { name, facts, expected }: Given): Given {
  const outcome = kind.outcome.safeParse(expected)
  if (!outcome.success) throw new AppError('rules.facts-invalid', { params: { detail: 'expected' } })
  return { name, facts: checkedFacts(kind, facts), expected: outcome.data }
}

/** Saves an example of the test bench; returns its id. @throws AppError `rules.facts-invalid`, `rules.too-many-examples` */
export async function keepExample(deps: ChangeDeps, { userId, ...set }: ChangeOf, given: Given): Promise<number> {
  const example = checked(deps.kinds.named(set.kind), given)
  return changeSet(deps, set, async (tx) => {
    const now = deps.clock.now()
    const id = await addExample(tx, set, example, { userId, now })
    await auditRules(tx, { ...set, userId, at: now, action: 'rules.example-added', after: { name: example.name } })
    return id
  })
}

/** @throws AppError `rules.facts-invalid`, `rules.example-not-found` */
export async function rewriteExample(deps: ChangeDeps, { userId, ...set }: ChangeOf, given: Example): Promise<void> {
  const example = { id: given.id, ...checked(deps.kinds.named(set.kind), given) }
  await changeSet(deps, set, async (tx) => {
    await changeExample(tx, set, example)
    const after = { name: example.name }
    await auditRules(tx, { ...set, userId, at: deps.clock.now(), action: 'rules.example-changed', after })
  })
}

/** @throws AppError `rules.example-not-found` */
export async function takeExampleAway(deps: ChangeDeps, { userId, ...set }: ChangeOf, id: number): Promise<void> {
  deps.kinds.named(set.kind)
  await changeSet(deps, set, async (tx) => {
    await removeExample(tx, set, id)
    await auditRules(tx, { ...set, userId, at: deps.clock.now(), action: 'rules.example-removed', after: { id } })
  })
}
