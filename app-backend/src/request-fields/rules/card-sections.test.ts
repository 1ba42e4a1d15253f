import { describe, expect, it } from 'vitest'
import { aField, aSet } from '../testing.ts'
import { cardSections, sameCard, type CardSection } from './card-sections.ts'

const set = aSet(aField(), aField({ code: 'PRD_KEY', hidden: true }))
const card = (there: CardSection[] | null) =>
  cardSections({
    set,
    lang: 'ru',
    nameOf: (code) => `UF_CRM_${code}`,
    first: ['UF_CRM_PRD_CATEGORY'],
    usual: ['TITLE', 'CLIENT'],
    there,
  })
const shape = (sections: readonly CardSection[]) =>
  sections.map(({ title, elements }) => [title, ...elements.map(({ name }) => name)])

describe('the card of a request', () => {
  it('begins with the usual fields where nobody has laid it out, and hides what is hidden', () => {
    expect(shape(card(null))).toEqual([
      ['Главное', 'TITLE', 'CLIENT'],
      ['Изделие', 'UF_CRM_PRD_CATEGORY', 'UF_CRM_PRD_SERIAL'],
    ])
  })

  it('keeps foreign sections and takes fields of ours out of them', () => {
    const elements = ['UTM', 'UF_CRM_PRD_SERIAL'].map((name) => ({ name, optionFlags: '0' }))
    expect(shape(card([{ name: 'user_1', title: 'Реклама', type: 'section', elements }]))).toEqual([
      ['Реклама', 'UTM'],
      ['Изделие', 'UF_CRM_PRD_CATEGORY', 'UF_CRM_PRD_SERIAL'],
    ])
  })

  it('is the same when it is laid out twice', () => {
    const once = card(null)
    expect(sameCard(card(once), once)).toBe(true)
    expect(sameCard(card(null), [])).toBe(false)
  })
})
