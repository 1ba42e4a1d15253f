/** A hook of ours in the portal. Two with the same kind, name and handler are one. */
export interface Binding {
  kind: 'event' | 'offline-event' | 'placement' | 'robot' | 'field-type'
  /** Event, placement code, robot code, code of the field type; upper or lower case as the portal lists it. */
  name: string
  /** Address of ours; empty for offline events, which have none. */
  handler: string
}

const bindingKey = ({ kind, name, handler }: Binding): string => `${kind} ${name.toUpperCase()} ${handler}`

/**
 * What has to be bound and what has to go: the portal lists only bindings of our app, so each that no slice asks for is left
 * over from a former version, address or choice.
 */
export function bindingPlan<Needed extends Binding>(
  needed: readonly Needed[],
  bound: readonly Binding[],
): { missing: Needed[]; stale: Binding[] } {
  const there = new Set(bound.map(bindingKey))
  const wanted = new Set(needed.map(bindingKey))
  const missing = new Map(needed.filter((one) => !there.has(bindingKey(one))).map((one) => [bindingKey(one), one]))
  return { missing: [...missing.values()], stale: bound.filter((one) => !wanted.has(bindingKey(one))) }
}
