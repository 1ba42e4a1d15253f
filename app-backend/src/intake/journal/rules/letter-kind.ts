import { letterKinds, type LetterKind } from './letter-kinds.ts'

const kinds: ReadonlySet<string> = new Set(letterKinds)

/** What a letter is, by what was found out of its writer. */
export function letterKind({ automatic, direction }: { automatic: string | null; direction: string }): LetterKind {
  if (automatic === null) return direction === 'out' ? 'staff' : 'person'
  if (automatic.startsWith('bounce-')) return 'bounce'
  return kinds.has(automatic) ? (automatic as LetterKind) : 'notification'
}
