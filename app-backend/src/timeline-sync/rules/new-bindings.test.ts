import { describe, expect, it } from 'vitest'
import { mostBindings, newBindings, settled, type BindingFacts, type Place } from './new-bindings.ts'

const contact: Place = { entityTypeId: 3, entityId: 7 }
const company = (entityId: number): Place => ({ entityTypeId: 4, entityId })
const facts: BindingFacts = {
  bound: [contact],
  source: contact,
  targets: [company(1), company(2)],
  pick: 'first',
  mode: 'bind',
}
const codes = (over: Partial<BindingFacts>) => newBindings({ ...facts, ...over }).because.map(({ code }) => code)

describe('an activity of a contact', () => {
  it('is bound to the first company, or to all of them', () => {
    expect(newBindings(facts)).toMatchObject({ add: [company(1)], remove: [] })
    expect(newBindings({ ...facts, pick: 'all' })).toMatchObject({ add: [company(1), company(2)], remove: [] })
  })

  it('is not bound twice', () => {
    expect(newBindings({ ...facts, bound: [contact, company(1)] }).add).toEqual([])
    expect(codes({ bound: [contact, company(1)] })).toEqual(['timeline.bound-already'])
  })

  it('leaves the contact when it is moved, once it shows elsewhere', () => {
    expect(newBindings({ ...facts, mode: 'move' })).toMatchObject({ add: [company(1)], remove: [contact] })
    expect(newBindings({ ...facts, mode: 'move', targets: [] })).toMatchObject({ add: [], remove: [] })
    const both = [contact, company(1)]
    expect(newBindings({ ...facts, mode: 'move', bound: both })).toMatchObject({ add: [], remove: [contact] })
  })

  it('is copied to the companies where it does not show, and stays where it is', () => {
    expect(newBindings({ ...facts, mode: 'copy', pick: 'all', bound: [contact, company(1)] })).toMatchObject({
      add: [company(2)],
      remove: [],
      because: [{ code: 'timeline.copied', params: { count: 1 } }],
    })
    expect(codes({ mode: 'copy', bound: [contact, company(1)] })).toEqual(['timeline.bound-already'])
  })

  it('is left alone when the contact is no longer among its cards', () => {
    expect(codes({ bound: [company(5)] })).toEqual(['timeline.source-gone'])
  })

  it('takes no more cards than the portal allows, and says so', () => {
    const others = Array.from({ length: mostBindings - 2 }, (_, at) => company(100 + at))
    const whole = [...others, contact]
    expect(newBindings({ ...facts, pick: 'all', bound: whole }).add).toEqual([company(1)])
    expect(codes({ pick: 'all', bound: whole })).toEqual(['timeline.bound', 'timeline.full'])
    expect(codes({ bound: [...whole, company(99)] })).toEqual(['timeline.full'])
  })
})

describe('an activity that was seen before', () => {
  const before = { bound: [contact], target: 4, madeBefore: [], copied: [], pick: 'first', mode: 'bind' } as const
  const code = (over: Partial<Parameters<typeof settled>[0]>) => settled({ ...before, ...over })?.code

  it('stays in the company to which it was tied, whatever the contact leads to now', () => {
    expect(code({ bound: [contact, company(1)], madeBefore: [company(1)], pick: 'all' })).toBe('timeline.bound-already')
  })

  it('stays away from companies once a person took the tie away', () => {
    expect(code({ madeBefore: [company(1)] })).toBe('timeline.unbound-by-hand')
  })

  it('has its company when telephony gave it one', () => {
    expect(code({ bound: [contact, company(1)] })).toBe('timeline.bound-already')
    expect(code({ bound: [contact, company(1)], pick: 'all' })).toBeUndefined()
    expect(code({ bound: [contact, company(1)], mode: 'move' })).toBeUndefined()
  })

  it('is neither copied twice nor bound beside its copy', () => {
    expect(code({ mode: 'copy', copied: [company(1)] })).toBe('timeline.copied-already')
    expect(code({ copied: [company(1)] })).toBe('timeline.copied-already')
    expect(code({ mode: 'copy', copied: [{ entityTypeId: 2, entityId: 5 }] })).toBeUndefined()
  })

  it('is looked at when only other types were tied', () => {
    expect(code({ bound: [contact], madeBefore: [{ entityTypeId: 2, entityId: 5 }] })).toBeUndefined()
  })
})
