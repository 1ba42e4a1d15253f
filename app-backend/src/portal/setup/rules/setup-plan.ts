import { reason, type Reason } from '../../../kernel/reason.ts'

export type StepId =
  | 'app'
  | 'owner'
  | 'scopes'
  | 'crm-mode'
  | 'entity'
  | 'fields'
  | 'placements'
  | 'events'
  | 'extensions'
  | 'mailbox'
export interface PlanStep {
  id: StepId
  state: 'ok' | 'todo' | 'problem' | 'off'
  detail: Reason
}

/** How much of what the slices need is there, and how much is left over from before. */
export interface Count {
  needed: number
  missing: number
  stale: number
}

/** What the product needs, beside what the portal has. */
export interface PlanFacts {
  isLead: boolean
  app: { installed: boolean; paid: boolean; licence: string }
  owner: { name: string; isAdmin: boolean }
  /** Rights without which the product as a whole can't work, and which are not granted. */
  absentScopes: readonly string[]
  /** Slices that a missing right, method or feature keeps off. */
  blocked: number
  crmMode: number | null
  entityTitle: string | null
  fields: Count
  placements: Count
  events: Count
  /** Robots and types of fields. */
  extensions: Count
  mailbox: string | null
}

/** Leads need the classic CRM: in the simple one a new lead turns into a deal at once and is gone. */
const simpleMode = 2

/** State of each step of the set-up, in the order in which a person reads them. */
export function setupPlan(facts: PlanFacts): PlanStep[] {
  return [
    appStep(facts.app),
    facts.owner.isAdmin
      ? { id: 'owner', state: 'ok', detail: reason('owner.ok', { name: facts.owner.name }) }
      : { id: 'owner', state: 'problem', detail: reason('owner.not-admin', { name: facts.owner.name }) },
    scopesStep(facts),
    crmModeStep(facts),
    facts.entityTitle === null
      ? { id: 'entity', state: 'problem', detail: reason('entity.missing') }
      : { id: 'entity', state: 'ok', detail: reason('entity.ok', { title: facts.entityTitle }) },
    counted('fields', facts.fields),
    counted('placements', facts.placements),
    counted('events', facts.events),
    facts.extensions.needed + facts.extensions.stale === 0
      ? { id: 'extensions', state: 'off', detail: reason('extensions.none') }
      : counted('extensions', facts.extensions),
    facts.mailbox === null
      ? { id: 'mailbox', state: 'todo', detail: reason('mailbox.todo') }
      : { id: 'mailbox', state: 'ok', detail: reason('mailbox.ok', { address: facts.mailbox }) },
  ]
}

function appStep({ installed, paid, licence }: PlanFacts['app']): PlanStep {
  if (!paid) return { id: 'app', state: 'problem', detail: reason('app.unpaid') }
  return installed
    ? { id: 'app', state: 'ok', detail: reason('app.ok', { licence }) }
    : { id: 'app', state: 'todo', detail: reason('app.not-finished') }
}

function scopesStep({ absentScopes, blocked }: PlanFacts): PlanStep {
  if (absentScopes.length > 0)
    return { id: 'scopes', state: 'problem', detail: reason('scopes.missing', { scopes: absentScopes.join(', ') }) }
  return {
    id: 'scopes',
    state: 'ok',
    detail: blocked > 0 ? reason('scopes.partly', { count: blocked }) : reason('scopes.ok'),
  }
}

function counted(id: 'fields' | 'placements' | 'events' | 'extensions', { needed, missing, stale }: Count): PlanStep {
  if (missing > 0) return { id, state: 'todo', detail: reason(`${id}.todo`, { count: missing }) }
  if (stale > 0) return { id, state: 'todo', detail: reason(`${id}.stale`, { count: stale }) }
  return { id, state: 'ok', detail: reason(`${id}.ok`, { count: needed }) }
}

function crmModeStep({ isLead, crmMode }: PlanFacts): PlanStep {
  if (!isLead) return { id: 'crm-mode', state: 'off', detail: reason('crm-mode.not-needed') }
  return crmMode === simpleMode
    ? { id: 'crm-mode', state: 'problem', detail: reason('crm-mode.simple') }
    : { id: 'crm-mode', state: 'ok', detail: reason('crm-mode.classic') }
}

/** What does not hold the set-up up: the mailbox comes later, and the portal finishes the installation after us. */
const later: readonly StepId[] = ['mailbox', 'app']

/** The product may go live when nothing is left that the set-up or a person must do before. */
export const isReady = (steps: readonly PlanStep[]): boolean =>
  steps.every(({ id, state }) => state === 'ok' || state === 'off' || (state === 'todo' && later.includes(id)))
