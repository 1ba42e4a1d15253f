import type { Lang } from '../../platform/errors/error-sentence.ts'
import type { SetupState } from '../contract.ts'
import type { PortalClient } from '../client/portal-client.ts'
import { fieldNames } from '../rules/field-names.ts'
import { leadEntityTypeId, type Actor, type FieldNames } from '../tenant.ts'
import type { Abilities } from './abilities.ts'
import { neededBindings, type NeededBinding } from './needed-bindings.ts'
import type { NeededField } from './needed-fields.ts'
import type { NeededTaskField } from './needed-task-fields.ts'
import { offlineFeature, readPortalFacts, type PortalFacts } from './portal-facts.ts'
import { bindingPlan, type Binding } from './rules/binding-plan.ts'
import { isReady, setupPlan, type Count, type PlanStep } from './rules/setup-plan.ts'
import { sliceStanding, type Standing } from './rules/slice-standing.ts'
import { needsOf, type SliceDeclaration, type SliceNeeds } from './slice-declaration.ts'

export interface LookDeps {
  portal: PortalClient
  slices: readonly SliceDeclaration[]
  publicUrl: string
  /** Names of the slices that an administrator switched off. */
  switchedOff(portalId: string): Promise<ReadonlySet<string>>
  /** First active intake address of the portal, null when it has none. */
  mailboxOf(portalId: string): Promise<string | null>
  /** Settings of a slice in the portal. */
  chosen(portalId: string, slice: SliceDeclaration): Promise<Record<string, unknown>>
}

interface SliceLook {
  slice: SliceDeclaration
  needs: SliceNeeds
  standing: Standing
  state: 'on' | 'off' | 'blocked'
}

/** A portal beside what the slices declare: what is there, what is missing, what is left over. */
export interface Look {
  facts: PortalFacts
  slices: SliceLook[]
  names: FieldNames
  /** Fields still to create, in the type that plays the request. */
  fields: NeededField[]
  /** Fields still to create in tasks. */
  taskFields: NeededTaskField[]
  typeId: number | null
  bindings: { missing: NeededBinding[]; stale: Binding[] }
  steps: PlanStep[]
  abilities: Abilities
}

/** The portal's own word for its leads, which no method tells. */
const leadTitle: Record<Lang, string> = { ru: 'Лид', en: 'Lead' }

/** Looks and changes nothing. */
export async function lookAtPortal(deps: LookDeps, actor: Actor, entityTypeId: number, lang: Lang): Promise<Look> {
  const early = deps.slices.map((slice) => needsOf(slice, { entityTypeId, typeId: null }))
  const facts = await readPortalFacts(deps.portal, actor, entityTypeId, early)
  const isLead = entityTypeId === leadEntityTypeId
  const process = facts.processes.find((one) => one.entityTypeId === entityTypeId)
  const typeId = isLead ? null : (process?.typeId ?? 0)
  const target = { entityTypeId, typeId, stages: facts.stages }
  const off = await deps.switchedOff(actor.portalId)
  const slices = await Promise.all(
    deps.slices.map(async (slice) => {
      const needs = needsOf(slice, target, await deps.chosen(actor.portalId, slice))
      return lookAtSlice(slice, needs, facts, off)
    }),
  )
  const live = slices.filter((one) => one.state === 'on').map((one) => one.needs)
  const needed = live.flatMap((one) => neededBindings(boundHere(one, facts), { ...deps, ...actor }))
  const bindings = bindingPlan(needed, facts.bound)
  const present = isLead ? facts.leadFields : facts.processFields
  const wanted = live.flatMap((one) => one.userFields)
  const fields = wanted.filter((one) => !present.includes(one.name))
  const ofTasks = live.flatMap((one) => one.taskFields)
  const taskFields = ofTasks.filter((one) => !facts.taskFields.includes(one.name))
  const blocked = slices.filter((one) => one.state === 'blocked')
  const essential = blocked.filter((one) => one.slice.essential).flatMap((one) => one.standing.missing)
  const count = (...kinds: Binding['kind'][]): Count => ({
    needed: new Set(needed.filter((one) => kinds.includes(one.kind)).map((one) => `${one.name} ${one.handler}`)).size,
    missing: bindings.missing.filter((one) => kinds.includes(one.kind)).length,
    stale: bindings.stale.filter((one) => kinds.includes(one.kind)).length,
  })
  const steps = setupPlan({
    isLead,
    app: facts.app,
    owner: facts.owner,
    absentScopes: [...new Set(essential.flatMap(({ names }) => names))],
    blocked: blocked.length,
    crmMode: facts.crmMode,
    entityTitle: isLead ? leadTitle[lang] : (process?.title ?? null),
    fields: { needed: wanted.length + ofTasks.length, missing: fields.length + taskFields.length, stale: 0 },
    placements: count('placement'),
    events: count('event', 'offline-event'),
    extensions: count('robot', 'field-type'),
    mailbox: await deps.mailboxOf(actor.portalId),
  })
  const names = fieldNames(typeId)
  return { facts, slices, names, fields, taskFields, typeId, bindings, steps, abilities: abilitiesOf(facts, blocked) }
}

function lookAtSlice(
  slice: SliceDeclaration,
  needs: SliceNeeds,
  facts: PortalFacts,
  off: ReadonlySet<string>,
): SliceLook {
  const standing = sliceStanding(needs, facts)
  const state = standing.missing.length > 0 ? 'blocked' : off.has(slice.name) && slice.switchable ? 'off' : 'on'
  return { slice, needs, standing, state }
}

/** The hooks that this portal takes: where the tariff keeps no events, none are bound for keeping; a right brings its events and places. */
const boundHere = (needs: SliceNeeds, { features, scopes }: PortalFacts): SliceNeeds => ({
  ...needs,
  placements: [...needs.placements, ...scopes.flatMap((scope) => needs.scopedPlacements[scope] ?? [])],
  events: [...needs.events, ...scopes.flatMap((scope) => needs.scopedEvents[scope] ?? [])],
  offlineEvents: features.includes(offlineFeature) ? needs.offlineEvents : [],
})

const abilitiesOf = ({ app, owner, features }: PortalFacts, blocked: SliceLook[]): Abilities => ({
  licence: app.licence,
  installed: app.installed,
  paid: app.paid,
  ownerIsAdmin: owner.isAdmin,
  features: [...features],
  blocked: blocked.map((one) => one.slice.name),
})

/** The look as the wizard and the doctor show it. */
export function setupView({ facts, slices, steps }: Look, entityTypeId: number, lang: Lang): SetupState {
  return {
    steps,
    ready: isReady(steps),
    entityTypeId,
    slices: slices.map(({ slice, standing, state }) => ({
      name: slice.name,
      title: slice.title[lang],
      summary: slice.summary[lang],
      state,
      switchable: slice.switchable,
      missing: standing.missing,
      partly: standing.partly,
    })),
    entities: [
      { entityTypeId: leadEntityTypeId, title: leadTitle[lang], kind: 'lead' },
      ...facts.processes.map(({ entityTypeId: type, title }) => ({
        entityTypeId: type,
        title,
        kind: 'smart-process' as const,
      })),
    ],
  }
}
