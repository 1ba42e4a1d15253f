import { copyPlaceholders } from '@poryadok/app-backend/timeline-sync/contract'

const known: ReadonlySet<string> = new Set(copyPlaceholders)

/** Words in braces that stand for nothing. */
export const strangeWords = (text: string): string[] =>
  Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name).filter((name) => !known.has(name))
