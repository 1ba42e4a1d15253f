import { z } from 'zod'
import type { LongStep, LongWorkKind, StepEnd } from '../platform/long-work/long-task.ts'
import { faultError, type BatchItem, type Tenant } from '../portal/index.ts'
import { cardWrites, wantedCard } from './card-configuration.ts'
import { fieldSet } from './contract.ts'
import type { FieldDeps } from './field-deps.ts'
import { addField, mendField } from './field-writes.ts'
import { readPortalFields, type PortalNow } from './portal-fields.ts'
import { sameCard } from './rules/card-sections.ts'
import { compareFields } from './rules/compare-fields.ts'
import type { FieldSet } from './rules/field-definition.ts'

export const applyKind = 'request-fields.apply'

const payload = z.object({
  /** As it was when the work began: a set saved meanwhile waits for its own turn. */
  set: fieldSet,
  codes: z.array(z.string()),
  cards: z.boolean(),
  everyone: z.boolean(),
})
export type ApplyPayload = z.infer<typeof payload>
/** Codes that were dealt with: a field which the portal will not change is not tried for ever. */
const cursor = z.object({ dealt: z.array(z.string()) })
type Step = LongStep<ApplyPayload, z.infer<typeof cursor>>

/** Fields of one step: making one is slow on a table of hundreds of thousands of leads, so each is a call of its own. */
const perStep = 5

type Deps = Pick<FieldDeps, 'portal' | 'tenantOf' | 'fieldsChanged'>

/** Brings the portal to the set: each step looks first, so that nothing is made twice and a second go writes nothing. */
export const applyFields = (deps: Deps): LongWorkKind<ApplyPayload, z.infer<typeof cursor>> => ({
  payload,
  cursor,
  begin: { dealt: [] },
  async step(at) {
    const tenant = await deps.tenantOf(at.portalId)
    const actor = { kind: 'portal', portalId: at.portalId } as const
    const { set, codes } = at.payload
    const now = await readPortalFields(deps.portal, actor, tenant, set)
    const left = codes.filter((code) => !at.cursor.dealt.includes(code)).slice(0, perStep)
    if (left.length > 0) return writeSome(deps, at, { tenant, now, left })
    if (at.payload.cards) await layCards(deps, at, tenant, now)
    await deps.fieldsChanged(tenant)
    return 'done'
  },
})

async function writeSome(
  { portal }: Deps,
  at: Step,
  { tenant, now, left }: { tenant: Tenant; now: PortalNow; left: string[] },
): Promise<StepEnd> {
  const handled = { done: 0, skipped: 0 }
  const set: FieldSet = at.payload.set
  const compared = compareFields(set, now.fields)
  for (const code of left) {
    const field = set.fields.find((one) => one.code === code)
    const state = compared.find((one) => one.code === code)
    const there = now.fields.find((one) => one.code === code)
    const command =
      !field || !state?.mendable ? null : there ? mendField(tenant, field, there) : addField(tenant, field)
    if (command) {
      const { method, params = {} } = command
      await portal.call({ kind: 'portal', portalId: at.portalId }, method, params, { kind: 'write' })
    }
    handled[command ? 'done' : 'skipped'] += 1
  }
  await at.save({ dealt: [...at.cursor.dealt, ...left] }, handled)
  return 'more'
}

async function layCards({ portal }: Deps, at: Step, tenant: Tenant, now: PortalNow): Promise<void> {
  const { set, everyone } = at.payload
  const commands = now.cards.map(({ card, there }) => {
    const wanted = wantedCard(tenant, set, card, there)
    return there && sameCard(there, wanted) && !everyone ? {} : cardWrites(tenant, card, wanted, everyone)
  })
  const all = Object.assign({}, ...commands) as ReturnType<typeof cardWrites>
  if (Object.keys(all).length > 0) {
    const answers: Record<string, BatchItem> = await portal.batch({ kind: 'portal', portalId: at.portalId }, all, {
      kind: 'write',
    })
    for (const answer of Object.values(answers)) if (!answer.ok) throw faultError(answer.fault, { kind: 'write' })
  }
  await at.save(at.cursor, { done: 1 })
}
