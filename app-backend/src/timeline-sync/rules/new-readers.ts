import type { Place } from './new-bindings.ts'

/** An entry that will show in a card where it did not. */
export interface NewSight {
  entryId: number
  /** Where it shows now. */
  from: readonly Place[]
  to: Place
}

/** People of a record who read it whatever their role. */
export interface CardPeople {
  responsibleId: number | null
  observerIds: readonly number[] | null
}

interface NewReader {
  id: number
  because: 'responsible' | 'observer'
  entries: Set<number>
  /** Keys of cards, the first met first. */
  cards: Set<string>
}

const keyOf = ({ entityTypeId, entityId }: Place) => `${entityTypeId}:${entityId}`

const peopleOf = (card: CardPeople | undefined): [number, NewReader['because']][] =>
  card === undefined
    ? []
    : [
        ...(card.responsibleId === null ? [] : [[card.responsibleId, 'responsible'] as [number, 'responsible']]),
        ...(card.observerIds ?? []).map((id): [number, 'observer'] => [id, 'observer']),
      ]

/**
 * Who answers for the cards of the entries or observes them, and has nothing to do with the cards where they show now: the people who
 * will certainly see more. Whoever has most entries comes first. Roles let others read too, which the portal tells nobody.
 */
export function newReaders(sights: readonly NewSight[], cards: ReadonlyMap<string, CardPeople>): NewReader[] {
  const found = new Map<number, NewReader>()
  for (const { entryId, from, to } of sights) {
    const already = new Set(from.flatMap((place) => peopleOf(cards.get(keyOf(place))).map(([id]) => id)))
    for (const [id, because] of peopleOf(cards.get(keyOf(to)))) {
      if (already.has(id)) continue
      const reader = found.get(id) ?? { id, because, entries: new Set(), cards: new Set() }
      found.set(id, reader)
      if (because === 'responsible') reader.because = because
      reader.entries.add(entryId)
      reader.cards.add(keyOf(to))
    }
  }
  return [...found.values()].toSorted((a, b) => b.entries.size - a.entries.size || a.id - b.id)
}
