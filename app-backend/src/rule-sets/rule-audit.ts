import { recordAudit } from '../audit/index.ts'
import type { Transaction } from '../platform/db/database.ts'
import type { BodyChange } from './rule-kind.ts'
import { inLang } from './rules/said.ts'

export interface RuleAudit {
  portalId: string
  userId: number
  at: Date
  /** 'rules.draft-saved', 'rules.published' ... */
  action: string
  kind: string
  before?: object
  after?: object
  changes?: readonly BodyChange[]
}

/** Lines of a difference that the trail keeps; the versions themselves hold all of it. */
const mostChanges = 50

/** Puts a change of rules into the trail, in the transaction of the change. */
export const auditRules = (
  tx: Transaction,
  { portalId, userId, at, action, kind, before, after, changes }: RuleAudit,
): Promise<void> =>
  recordAudit(tx, {
    portalId,
    at,
    actor: { kind: 'person', id: String(userId) },
    action,
    ...(before ? { before: { kind, ...before } } : {}),
    after: {
      kind,
      ...after,
      ...(changes ? { changes: changes.slice(0, mostChanges).map(line), changed: changes.length } : {}),
    },
  })

const line = ({ what, before, after }: BodyChange) =>
  `${what.ru}: ${inLang(before, 'ru') ?? '—'} → ${inLang(after, 'ru') ?? '—'}`
