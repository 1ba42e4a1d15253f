import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactsIn, withContacts } from './former-list.ts'
import type { CompanyLink } from './company-link.ts'
import { nextStep, type FormerFacts, type Step } from './next-step.ts'

const link = (companyId: number, sort: number, primary = false): CompanyLink => ({ companyId, sort, primary })
const facts = (some: Partial<FormerFacts>): FormerFacts => ({
  marked: true,
  links: [link(1, 10, true), link(2, 20)],
  kept: [link(1, 10, true), link(2, 20)],
  companies: new Set([1, 2]),
  listed: new Set(),
  historyDone: true,
  settings: { history: true, whenBack: 'restore' },
  ...some,
})

/** The portal as far as a contact and its companies go: does a step, maybe only in part. */
class Portal {
  links: CompanyLink[]
  kept: CompanyLink[] = []
  listed = new Set<number>()
  historyDone = false
  constructor(links: CompanyLink[]) {
    this.links = links
  }
  take(step: Step) {
    if (step.do === 'remember') this.kept = step.links
    if (step.do === 'history') this.historyDone = true
    if (step.do === 'list') for (const id of step.companyIds) this.listed.add(id)
    if (step.do === 'unlist') for (const id of step.companyIds) this.listed.delete(id)
    if (step.do === 'unlink') this.unlink(step.companyIds[0] ?? 0)
    if (step.do === 'link') this.link(step.links[0])
  }
  /** The first of those left becomes the main one, as in the portal. */
  private unlink(id: number) {
    const left = this.links.filter(({ companyId }) => companyId !== id)
    const primary = left.some((one) => one.primary)
    this.links = left.map((one, at) => ({ ...one, primary: primary ? one.primary : at === 0 }))
  }
  private link(one: CompanyLink | undefined) {
    if (!one) return
    const primary = one.primary || this.links.length === 0
    const others = primary ? this.links.map((other) => ({ ...other, primary: false })) : this.links
    this.links = [...others, { ...one, primary }].toSorted((a, b) => a.sort - b.sort)
  }
  facts(marked: boolean): FormerFacts {
    const companies = new Set([...this.kept, ...this.links].map(({ companyId }) => companyId))
    const { links, kept, listed, historyDone } = this
    return facts({ marked, links, kept, companies, listed, historyDone })
  }
  settle(marked: boolean, most = 100) {
    const steps: string[] = []
    for (let at = 0; at < most; at += 1) {
      const step = nextStep(this.facts(marked))
      steps.push(step.do)
      if (step.do === 'rest') break
      this.take(step)
    }
    return steps
  }
}

describe('a contact that no longer works', () => {
  it('is remembered first, then its history, its name in the company, and only then the link ends', () => {
    const portal = new Portal([link(1, 10, true), link(2, 20)])
    expect(portal.settle(true)).toEqual(['remember', 'history', 'list', 'unlink', 'unlink', 'rest'])
    expect([portal.links, [...portal.listed]]).toEqual([[], [1, 2]])
  })

  it('without companies is left alone, with its reason', () => {
    expect(nextStep(facts({ links: [], kept: [] }))).toMatchObject({
      do: 'rest',
      because: [{ code: 'former.no-companies' }],
    })
  })

  it('leaves a company that was deleted meanwhile without a place in its list', () => {
    expect(nextStep(facts({ links: [], companies: new Set([2]) }))).toMatchObject({ do: 'list', companyIds: [2] })
  })

  it('that came to a new company with its mark leaves that too, and both are remembered', () => {
    const step = nextStep(facts({ links: [link(3, 10, true)], listed: new Set([1, 2]), companies: new Set([1, 2, 3]) }))
    expect(step).toEqual({ do: 'remember', links: [link(1, 10, true), link(3, 10), link(2, 20)] })
  })

  it('that is gone from the portal is followed no longer', () => {
    expect(nextStep(facts({ marked: null }))).toMatchObject({ do: 'rest', state: 'returned' })
  })
})

describe('a contact that works again', () => {
  const links = fc
    .uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })
    .chain((ids) => fc.record({ ids: fc.constant(ids), main: fc.integer({ min: 0, max: ids.length - 1 }) }))
    .map(({ ids, main }) => ids.map((id, at) => link(id, (at + 1) * 10, at === main)))

  it('has its companies, their order and the main one exactly as before, wherever it was turned round', () => {
    fc.assert(
      fc.property(links, fc.integer({ min: 0, max: 12 }), (had, after) => {
        const portal = new Portal(had)
        portal.settle(true, after)
        portal.settle(false)
        expect(portal.links).toEqual(had)
        expect([...portal.listed]).toEqual([])
      }),
    )
  })

  it('keeps the main company that it has found meanwhile', () => {
    const step = nextStep(facts({ marked: false, links: [link(3, 10, true)], companies: new Set([1, 2, 3]) }))
    expect(step).toMatchObject({ do: 'link', links: [link(1, 10), link(2, 20)] })
  })

  it('keeps everything as it is where the settings say so', () => {
    const settings = { history: true, whenBack: 'leave' } as const
    expect(nextStep(facts({ marked: false, links: [], settings }))).toMatchObject({ do: 'rest', state: 'returned' })
  })
})

describe('the list of former contacts', () => {
  it('is read in both spellings of the portal, and written in that of its form', () => {
    expect(contactsIn(['5', 'C_7', 7, 'CO_3', ''])).toEqual([5, 7])
    expect(withContacts(['C_5', '7'], [9, 5], [7])).toEqual(['5', '9'])
    expect(contactsIn(false)).toEqual([])
  })
})
