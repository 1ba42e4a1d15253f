import { describe, expect, it } from 'vitest'
import { colourOfCall, type CallFacts, type Found } from './colour-of-call.ts'
import { usualRules } from './usual-rules.ts'

const [caller, colleague, subordinate] = [7, 8, 9]
let ids = 0
const record = (level: Found['level'], over: Partial<Found> = {}): Found => ({
  level,
  entityTypeId: level === 'lead' ? 1 : level === 'contact' ? 3 : 4,
  id: (ids += 1),
  title: level,
  status: null,
  isProtected: false,
  responsibleId: colleague,
  ...over,
})
const inWork = { status: 'WORKING', isProtected: true }
const company = (over: Partial<Found> = {}) => record('company', over)
const viaContact = (over: Partial<Found> = {}) => record('contact-company', over)
const contact = (over: Partial<Found> = {}) => record('contact', over)
const lead = (over: Partial<Found> = {}) => record('lead', over)
const mine = { responsibleId: caller }

const call = (found: Found[], over: Partial<CallFacts> = {}) => {
  const facts = {
    number: 'public',
    found,
    callerId: caller,
    direction: 'outgoing',
    team: new Set([subordinate]),
    ...over,
  }
  const { rule } = colourOfCall(usualRules('ru'), facts as CallFacts)
  return [rule?.colour, rule?.id]
}

describe('the usual table', () => {
  it.each<[string, Found[], string, string]>([
    ['a company in work with somebody else', [company(inWork)], 'red', 'foreign-out'],
    ['the caller’s own company in work', [company({ ...inWork, ...mine })], 'grey', 'own'],
    ['a company in another status', [company({ status: 'WAITING' })], 'grey', 'company'],
    ['a company without a status', [company()], 'grey', 'company'],
    ['a contact without a company', [contact()], 'yellow', 'contact'],
    ['the caller’s own contact', [contact(mine)], 'yellow', 'contact'],
    ['a contact of a company that nobody works with', [contact(), viaContact()], 'yellow', 'contact'],
    ['a contact of the caller’s company in work', [contact(), viaContact({ ...inWork, ...mine })], 'yellow', 'contact'],
    ['a contact of somebody else’s company in work', [contact(), viaContact(inWork)], 'red', 'foreign-out'],
    ['the caller’s contact of somebody else’s company', [contact(mine), viaContact(inWork)], 'red', 'foreign-out'],
    ['only a lead', [lead()], 'blue', 'lead'],
    ['a contact and a lead', [contact(), lead()], 'yellow', 'contact'],
    ['a company and a lead', [company(), lead()], 'grey', 'company'],
    ['a free company and a contact of it', [company(), contact(), viaContact()], 'grey', 'company'],
    [
      'a free company, and its contact works for one of somebody else’s',
      [company(), contact(), viaContact(inWork)],
      'red',
      'foreign-out',
    ],
    ['nothing', [], 'grey', 'nothing'],
    ['three companies, one of somebody else’s in work', [company(), company(inWork), company()], 'red', 'foreign-out'],
    [
      'three companies in work, one the caller’s',
      [company(inWork), company({ ...inWork, ...mine }), company(inWork)],
      'grey',
      'own',
    ],
    [
      'a contact of two companies, one of them somebody else’s in work',
      [contact(), viaContact(), viaContact(inWork)],
      'red',
      'foreign-out',
    ],
    [
      'a contact of two companies in work, one of them the caller’s',
      [contact(), viaContact({ ...inWork, ...mine }), viaContact(inWork)],
      'yellow',
      'contact',
    ],
    [
      'the number of the caller’s company that a contact of somebody else’s has too',
      [company({ ...inWork, ...mine }), contact(), viaContact(inWork)],
      'grey',
      'own',
    ],
    [
      'a company in work of the caller’s own subordinate',
      [company({ ...inWork, responsibleId: subordinate })],
      'red',
      'foreign-out',
    ],
    ['a company in work whose responsible nobody is', [company({ ...inWork, responsibleId: null })], 'grey', 'company'],
  ])('%s: %s %s', (_, found, colour, rule) => expect(call(found)).toEqual([colour, rule]))

  it.each(['outgoing', 'callback'] as const)('forbids a call out: %s', (direction) =>
    expect(call([company(inWork)], { direction })).toEqual(['red', 'foreign-out']),
  )
  it('asks to pass on a call that comes in', () =>
    expect(call([company(inWork)], { direction: 'incoming' })).toEqual(['red', 'foreign-in']))
  it.each(['hidden', 'internal'] as const)('leaves a number grey that is %s', (number) =>
    expect(call([], { number })).toEqual(['grey', number]),
  )
  it('has one rule for each English sentence too', () =>
    expect(usualRules('en').map(({ id }) => id)).toEqual(usualRules('ru').map(({ id }) => id)))
})

describe('rules that people edit', () => {
  const any = { found: [], statuses: [], relations: [], directions: [] }
  const facts: CallFacts = {
    number: 'public',
    callerId: caller,
    direction: 'incoming',
    team: new Set([subordinate]),
    found: [
      company({
        ...inWork,
        responsibleId: subordinate,
      }),
    ],
  }
  it('spare a head the red of their own people', () => {
    const spared = { ...any, id: 'team', relations: ['team'] as const, colour: 'grey' as const }
    expect(colourOfCall([spared, ...usualRules('ru')], facts).rule?.id).toBe('team')
  })
  it('may name a status', () => {
    const rule = { ...any, id: 'x', statuses: ['REFUSED'], colour: 'yellow' as const }
    expect(colourOfCall([rule], { ...facts, found: [company({ status: 'REFUSED' })] }).rule?.id).toBe('x')
    expect(colourOfCall([rule], facts).rule).toBeNull()
  })
  it('of which none fits leave the call grey and say so', () =>
    expect(colourOfCall([], facts)).toMatchObject({ rule: null, because: [{ code: 'call-card.no-rule' }] }))
  it('say whose record decided, and how many share the number', () => {
    const [own, other] = [company({ title: 'А', ...mine }), company({ title: 'Б' })]
    const { subject, because } = colourOfCall(usualRules('ru'), { ...facts, found: [other, own] })
    expect(subject).toBe(own)
    expect(because.map(({ code }) => code)).toEqual(['call-card.found-company', 'call-card.mine', 'call-card.shared'])
  })
})
