/** What a task is bound to once its request is another one, each once; null when nothing changes. */
export function reboundTo(bound: readonly string[], from: string, to: string): string[] | null {
  const after = [...new Set([...bound.map((one) => (one === from ? to : one)), to])]
  return after.length === bound.length && after.every((one, at) => one === bound[at]) ? null : after
}
