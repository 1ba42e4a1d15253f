import { describe, expect, it } from 'vitest'
import { isReady, setupPlan, type PlanFacts } from './setup-plan.ts'

const facts = (changes: Partial<PlanFacts> = {}): PlanFacts => ({
  isLead: true,
  scopes: { needed: ['crm', 'placement'], granted: ['crm', 'placement', 'user_brief'] },
  crmMode: 1,
  entityTitle: 'Лид',
  fields: { needed: ['UF_A', 'UF_B'], present: ['UF_A', 'UF_B'] },
  placements: { needed: ['T1'], present: ['T1'] },
  events: { needed: ['E1'], present: ['E1'] },
  mailbox: 'support@shchit.example',
  ...changes,
})
const step = (id: string, changes: Partial<PlanFacts>) => setupPlan(facts(changes)).find((one) => one.id === id)

describe('setupPlan', () => {
  it('is ready when all is there', () => expect(isReady(setupPlan(facts()))).toBe(true))

  it('names the scopes that were not granted', () =>
    expect(step('scopes', { scopes: { needed: ['crm', 'disk'], granted: ['crm'] } })).toMatchObject({
      state: 'problem',
      detail: { code: 'scopes.missing', params: { scopes: 'disk' } },
    }))

  it('refuses leads in the simple CRM', () =>
    expect(step('crm-mode', { crmMode: 2 })).toMatchObject({ state: 'problem' }))

  it('does not mind the simple CRM when a smart process is the request', () =>
    expect(step('crm-mode', { crmMode: 2, isLead: false })).toMatchObject({ state: 'off' }))

  it('counts the fields still to create', () =>
    expect(step('fields', { fields: { needed: ['UF_A', 'UF_B'], present: ['UF_B'] } })).toMatchObject({
      state: 'todo',
      detail: { code: 'fields.todo', params: { count: 1 } },
    }))

  it('goes live without a mailbox', () => expect(isReady(setupPlan(facts({ mailbox: null })))).toBe(true))

  it('does not go live while a tab is not bound', () =>
    expect(isReady(setupPlan(facts({ placements: { needed: ['T1'], present: [] } })))).toBe(false))
})
