/** The zone that most of the working people chose; of equal ones the first by name, null when nobody chose any. */
export function commonZone(people: readonly { active: boolean; zone: string | null }[]): string | null {
  const counts = new Map<string, number>()
  for (const { active, zone } of people) if (active && zone) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  const [first] = [...counts].sort(([a, many], [b, more]) => more - many || a.localeCompare(b))
  return first?.[0] ?? null
}
