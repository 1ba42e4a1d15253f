import type { Kind } from './world.ts'

/** A kind that is one method's work: `table` of the state, `sequence` of its numbers, the call that adds one. */
export function byTable(
  sequence: string,
  table: string,
  make: (place: Parameters<Kind['make']>[2], id: number) => [method: string, params: Record<string, unknown>],
): Kind {
  return {
    sequence,
    has: (state, id) => (Reflect.get(state, table) as Map<number, unknown> | undefined)?.has(id) ?? false,
    make: (world, id, place) => world.call(...make(place, id)),
  }
}
