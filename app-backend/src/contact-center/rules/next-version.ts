export interface HeldVersion {
  version: number
  sha256: string
}

export type NextVersion = { kind: 'same'; version: number } | { kind: 'new'; version: number; replaces: number | null }

/** The version that a file becomes: a repetition of the last content is no new one, an older content that comes back is. */
export function nextVersion(held: readonly HeldVersion[], sha256: string): NextVersion {
  const [last] = held.toSorted((a, b) => b.version - a.version)
  if (!last) return { kind: 'new', version: 1, replaces: null }
  if (last.sha256 === sha256) return { kind: 'same', version: last.version }
  return { kind: 'new', version: last.version + 1, replaces: last.version }
}
