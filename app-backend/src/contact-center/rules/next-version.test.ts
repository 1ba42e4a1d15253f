import { expect, it } from 'vitest'
import { nextVersion } from './next-version.ts'

const held = [
  { version: 1, sha256: 'a' },
  { version: 2, sha256: 'b' },
]
it.each([
  ['the first is version 1', [], 'a', { kind: 'new', version: 1, replaces: null }],
  ['another content replaces the last', held, 'c', { kind: 'new', version: 3, replaces: 2 }],
  ['the last content again is no new version', held, 'b', { kind: 'same', version: 2 }],
  ['an older content that comes back is a new version', held, 'a', { kind: 'new', version: 3, replaces: 2 }],
] as const)('%s', (_, rows, sha256, verdict) => expect(nextVersion(rows, sha256)).toEqual(verdict))
