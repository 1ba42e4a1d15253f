import type { Card } from './card.ts'

/** A card as it is kept: its photo lies apart. */
export type CardData = Omit<Card, 'photo'>
