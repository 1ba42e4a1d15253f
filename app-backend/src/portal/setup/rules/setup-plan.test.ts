import { describe, expect, it } from 'vitest'
import { isReady, setupPlan, type PlanFacts } from './setup-plan.ts'

const full = { needed: 2, missing: 0, stale: 0 }
const facts = (changes: Partial<PlanFacts> = {}): PlanFacts => ({
  isLead: true,
  app: { installed: true, paid: true, licence: 'ru_pro100' },
  owner: { name: 'Марина Лучинина', isAdmin: true },
  absentScopes: [],
  blocked: 0,
  crmMode: 1,
  entityTitle: 'Лид',
  fields: full,
  placements: full,
  events: full,
  extensions: { needed: 0, missing: 0, stale: 0 },
  mailbox: 'support@shchit.example',
  ...changes,
})
const step = (id: string, changes: Partial<PlanFacts>) => setupPlan(facts(changes)).find((one) => one.id === id)
const ready = (changes: Partial<PlanFacts>) => isReady(setupPlan(facts(changes)))

describe('setupPlan', () => {
  it('is ready when all is there', () => expect(ready({})).toBe(true))

  it('names the rights that were not granted', () =>
    expect(step('scopes', { absentScopes: ['disk', 'crm'] })).toMatchObject({
      state: 'problem',
      detail: { code: 'scopes.missing', params: { scopes: 'disk, crm' } },
    }))

  it('goes live while slices that are not essential lack something, and counts them', () => {
    expect(step('scopes', { blocked: 2 })?.detail).toEqual({ code: 'scopes.partly', params: { count: 2 } })
    expect(ready({ blocked: 2 })).toBe(true)
  })

  it('refuses leads in the simple CRM', () =>
    expect(step('crm-mode', { crmMode: 2 })).toMatchObject({ state: 'problem' }))

  it('does not mind the simple CRM when a smart process is the request', () =>
    expect(step('crm-mode', { crmMode: 2, isLead: false })).toMatchObject({ state: 'off' }))

  it('counts the fields still to create', () =>
    expect(step('fields', { fields: { needed: 3, missing: 1, stale: 0 } })).toMatchObject({
      state: 'todo',
      detail: { code: 'fields.todo', params: { count: 1 } },
    }))

  it('counts left-over hooks once nothing is missing', () =>
    expect(step('events', { events: { needed: 9, missing: 0, stale: 3 } })).toMatchObject({
      state: 'todo',
      detail: { code: 'events.stale', params: { count: 3 } },
    }))

  it('does not speak of robots that no slice has', () => expect(step('extensions', {})?.state).toBe('off'))

  it('asks for an administrator when the owner of the key is none', () =>
    expect(step('owner', { owner: { name: 'Олег', isAdmin: false } })?.state).toBe('problem'))

  it.each([
    ['a mailbox is missing', { mailbox: null }, true],
    ['the portal waits for the end of the installation', { app: { ...facts().app, installed: false } }, true],
    ['a tab is not bound', { placements: { needed: 1, missing: 1, stale: 0 } }, false],
    ['the app is not paid', { app: { ...facts().app, paid: false } }, false],
  ] as const)('while %s it may go live: %s', (_, changes, expected) => expect(ready(changes)).toBe(expected))
})
