import { reason, type Reason } from '../../../kernel/reason.ts'

export type StepId = 'scopes' | 'crm-mode' | 'entity' | 'fields' | 'placements' | 'events' | 'mailbox'
export interface PlanStep {
  id: StepId
  state: 'ok' | 'todo' | 'problem' | 'off'
  detail: Reason
}

/** What the product needs, beside what the portal has. */
export interface PlanFacts {
  isLead: boolean
  scopes: { needed: readonly string[]; granted: readonly string[] }
  crmMode: number | null
  entityTitle: string | null
  fields: { needed: readonly string[]; present: readonly string[] }
  placements: { needed: readonly string[]; present: readonly string[] }
  events: { needed: readonly string[]; present: readonly string[] }
  mailbox: string | null
}

const missing = (list: { needed: readonly string[]; present: readonly string[] }) =>
  list.needed.filter((name) => !list.present.includes(name))

/** Leads need the classic CRM: in the simple one a new lead turns into a deal at once and is gone. */
const simpleMode = 2

/** State of each step of the set-up, in the order in which a person reads them. */
export function setupPlan(facts: PlanFacts): PlanStep[] {
  const absentScopes = facts.scopes.needed.filter((scope) => !facts.scopes.granted.includes(scope))
  const listed = (id: 'fields' | 'placements' | 'events'): PlanStep => {
    const todo = missing(facts[id]).length
    return todo === 0
      ? { id, state: 'ok', detail: reason(`${id}.ok`, { count: facts[id].needed.length }) }
      : { id, state: 'todo', detail: reason(`${id}.todo`, { count: todo }) }
  }
  return [
    absentScopes.length === 0
      ? { id: 'scopes', state: 'ok', detail: reason('scopes.ok') }
      : { id: 'scopes', state: 'problem', detail: reason('scopes.missing', { scopes: absentScopes.join(', ') }) },
    crmModeStep(facts),
    facts.entityTitle === null
      ? { id: 'entity', state: 'problem', detail: reason('entity.missing') }
      : { id: 'entity', state: 'ok', detail: reason('entity.ok', { title: facts.entityTitle }) },
    listed('fields'),
    listed('placements'),
    listed('events'),
    facts.mailbox === null
      ? { id: 'mailbox', state: 'todo', detail: reason('mailbox.todo') }
      : { id: 'mailbox', state: 'ok', detail: reason('mailbox.ok', { address: facts.mailbox }) },
  ]
}

function crmModeStep({ isLead, crmMode }: PlanFacts): PlanStep {
  if (!isLead) return { id: 'crm-mode', state: 'off', detail: reason('crm-mode.not-needed') }
  return crmMode === simpleMode
    ? { id: 'crm-mode', state: 'problem', detail: reason('crm-mode.simple') }
    : { id: 'crm-mode', state: 'ok', detail: reason('crm-mode.classic') }
}

/** The tabs may go live when nothing but a mailbox is left to do. */
export const isReady = (steps: readonly PlanStep[]): boolean =>
  steps.every((step) => step.state === 'ok' || step.state === 'off' || step.id === 'mailbox')
