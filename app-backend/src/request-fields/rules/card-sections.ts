import type { FieldSet } from './field-definition.ts'

export interface CardElement {
  name: string
  /** '1': shown although it is empty. */
  optionFlags: string
}
/** A section of a card. Bitrix24 docs: api-reference/crm/universal/item-details-configuration/crm-item-details-configuration-set */
export interface CardSection {
  name: string
  title: string
  type: 'section'
  elements: CardElement[]
}

/** Sections of ours are found again by this mark. */
const mark = 'prd_'

export interface CardInput {
  set: FieldSet
  lang: 'ru' | 'en'
  /** The full name of a field by its code. */
  nameOf(code: string): string
  /** Fields of other slices for the first section: category, deadline, products. */
  first: readonly string[]
  /** What the portal shows there by itself, when nobody has laid the card out yet. */
  usual: readonly string[]
  /** As the card is laid out now; null: as it comes. */
  there: readonly CardSection[] | null
}

/**
 * The card with the sections of the set behind what somebody has laid out already: their sections, order and fields stay, fields of
 * ours leave foreign sections for their own. The same card comes out however often it is asked.
 */
export function cardSections({ set, lang, nameOf, first, usual, there }: CardInput): CardSection[] {
  const shown = set.fields.filter(({ hidden }) => !hidden)
  const ours = set.sections.map(({ id, title }, at): CardSection => ({
    name: `${mark}${id}`,
    title: title[lang],
    type: 'section',
    elements: [
      ...(at === 0 ? first : []),
      ...shown.filter(({ section }) => section === id).map(({ code }) => nameOf(code)),
    ].map((name) => ({ name, optionFlags: '1' })),
  }))
  const taken = new Set([...first, ...set.fields.map(({ code }) => nameOf(code))])
  const own = there ?? [section('main', lang === 'ru' ? 'Главное' : 'Main', usual)]
  const kept = own
    .filter(({ name }) => !name.startsWith(mark))
    .map((one) => ({ ...one, elements: one.elements.filter(({ name }) => !taken.has(name)) }))
  return [...kept, ...ours.filter(({ elements }) => elements.length > 0)]
}

const section = (name: string, title: string, names: readonly string[]): CardSection => ({
  name,
  title,
  type: 'section',
  elements: names.map((one) => ({ name: one, optionFlags: '1' })),
})

/** Whether two cards show the same. */
export const sameCard = (one: readonly CardSection[], other: readonly CardSection[]): boolean =>
  JSON.stringify(plain(one)) === JSON.stringify(plain(other))

const plain = (card: readonly CardSection[]) =>
  card.map(({ name, title, elements }) => [name, title, elements.map((one) => [one.name, one.optionFlags])])
