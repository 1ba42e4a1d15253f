import { describe, expect, it } from 'vitest'
import { newReaders, type CardPeople } from './new-readers.ts'

const contact = { entityTypeId: 3, entityId: 7 }
const company = (entityId: number) => ({ entityTypeId: 4, entityId })
const [anna, boris, vera] = [5, 6, 7]
const cards = new Map<string, CardPeople>([
  ['3:7', { responsibleId: anna, observerIds: null }],
  ['4:1', { responsibleId: boris, observerIds: [vera, anna] }],
  ['4:2', { responsibleId: anna, observerIds: [] }],
])
const seen = (...sights: Parameters<typeof newReaders>[0]) =>
  newReaders(sights, cards).map(({ id, because, entries, cards: of }) => [id, because, entries.size, [...of]])

describe('people who will see more', () => {
  it('are those of the card that an entry comes to, without those who have it before them already', () => {
    expect(seen({ entryId: 1, from: [contact], to: company(1) })).toEqual([
      [boris, 'responsible', 1, ['4:1']],
      [vera, 'observer', 1, ['4:1']],
    ])
    expect(seen({ entryId: 1, from: [contact], to: company(2) })).toEqual([])
  })

  it('are counted by entries, each once however many cards show it', () => {
    const again = { entryId: 2, from: [company(2)], to: company(1) }
    expect(seen({ entryId: 2, from: [contact], to: company(1) }, again, { ...again, entryId: 3 })).toEqual([
      [boris, 'responsible', 2, ['4:1']],
      [vera, 'observer', 2, ['4:1']],
    ])
  })

  it('are unknown where the portal shows no card', () => {
    expect(seen({ entryId: 1, from: [contact], to: company(99) })).toEqual([])
  })
})
