import { runIdOf, type PortalClient, type Run, type Tenant, type WriteOnce } from '../../portal/index.ts'
import type { CardSettings } from '../declaration.ts'
import type { CardStore, StoredCard, StoredImport } from '../store.ts'
import type { CardPlan } from '../rules/card-plan.ts'

export interface CardWriteDeps {
  portal: PortalClient
  writeOnce: WriteOnce
  store: CardStore
  /** Keeps a record that the product has just made: its echo is no news. */
  remember(portalId: string, entityTypeId: number, item: unknown): Promise<void>
}

/** What all writes of one import share. */
export interface CardWork {
  tenant: Tenant
  origin: StoredImport
  settings: CardSettings
}

export interface PlannedCard extends StoredCard {
  plan: CardPlan
}

const runName = (importId: number) => `cards:${importId}`

/** The run that all writes of one letter's cards belong to: taken back together. */
export const cardRun = ({ tenant, origin }: CardWork): Run & { name: string } => ({
  portalId: tenant.id,
  name: runName(origin.id),
  rule: 'cards',
  mode: 'live',
  cause: { kind: 'letter', id: String(origin.letterId) },
})

export const cardRunId = (portalId: string, importId: number): string => runIdOf(portalId, runName(importId))

export const actorOf = ({ tenant }: CardWork) => ({ kind: 'portal' as const, portalId: tenant.id })

/** Stable name of a card's write, and the mark of the record it makes. */
export const cardKey = (card: StoredCard, what: string): string => `cards:${card.importId}:${card.place}:${what}`
