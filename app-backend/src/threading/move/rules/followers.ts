/** A letter that joined the request after others had been put there, with the ids it bears and names. */
export interface LaterLetter {
  letterId: number
  bears: readonly string[]
  names: readonly string[]
}

/** Letters that came because of the moved ones: they name an id that was moved, or one of a letter that did. In any order. */
export function followers(moved: ReadonlySet<string>, later: readonly LaterLetter[]): number[] {
  const known = new Set(moved)
  const found = new Set<number>()
  for (let grew = true; grew;) {
    grew = false
    for (const { letterId, bears, names } of later) {
      if (found.has(letterId) || !names.some((id) => known.has(id))) continue
      found.add(letterId)
      for (const id of bears) known.add(id)
      grew = true
    }
  }
  return [...found]
}
