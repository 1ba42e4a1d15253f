import { expect, it } from 'vitest'
import { bindingPlan, type Binding } from './binding-plan.ts'

const event = (name: string, handler = 'https://a.example/events'): Binding => ({ kind: 'event', name, handler })

it('what is bound already is left alone, whatever the case of its name', () => {
  expect(bindingPlan([event('ONCRMLEADADD')], [event('OnCrmLeadAdd')])).toEqual({ missing: [], stale: [] })
})

it('what two slices need is bound once', () => {
  expect(bindingPlan([event('ONCRMLEADADD'), event('ONCRMLEADADD')], []).missing).toHaveLength(1)
})

it('a binding at a former address is replaced', () => {
  const old = event('ONCRMLEADADD', 'https://old.example/events')
  expect(bindingPlan([event('ONCRMLEADADD')], [old])).toEqual({ missing: [event('ONCRMLEADADD')], stale: [old] })
})

it('an offline binding is not the online one of the same name', () => {
  const offline: Binding = { kind: 'offline-event', name: 'ONCRMLEADADD', handler: '' }
  expect(bindingPlan([offline], [event('ONCRMLEADADD')])).toEqual({
    missing: [offline],
    stale: [event('ONCRMLEADADD')],
  })
})
