import type { PortalState } from '../store/state.ts'
import { seedBase } from './base.ts'
import { seedLarge } from './large.ts'
import { seedSmall } from './small.ts'

/** small: a company of ten with its clients; large: the same and 300 000 leads; empty: the portal's first day. */
export const SEEDS = ['small', 'large', 'empty'] as const
export type SeedName = (typeof SEEDS)[number]

export function seedWorld(state: PortalState, seed: SeedName): void {
  seedBase(state)
  if (seed === 'empty') return
  seedSmall(state)
  if (seed === 'large') seedLarge(state)
}
