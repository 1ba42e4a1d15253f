/** Letters and digits, with what joins them in numbers, serials and addresses: АВ-123/45, anna@zarechie.example. */
const compound = /[\p{L}\p{N}]+(?:[-_./@+:\\]+[\p{L}\p{N}]+)*/gu
const part = /[\p{L}\p{N}]+/gu
/** A phone as people write it. */
const phone = /\+?\d[\d\s()-]{8,20}\d/g

export interface Compound {
  /** «ав», «123», «45» */
  parts: string[]
  /** «ав12345»; the only part of a plain word. */
  joined: string
}

/** ё and е are one letter to whoever searches. */
const folded = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е')

/** Words of a text as they stand, in order. */
export const compoundsOf = (text: string): Compound[] =>
  Array.from(folded(text).matchAll(compound), ([found]) => {
    const parts = found.match(part) ?? []
    return { parts, joined: parts.join('') }
  })

/**
 * A text as the index without word forms keeps it: every part in order, so that phrases hold, then what was written together, so
 * that a serial is found with its dashes and without.
 */
export function plainWords(text: string): string {
  const found = compoundsOf(text)
  const phones = Array.from(folded(text).matchAll(phone), ([digits]) => digits.replaceAll(/\D/g, ''))
  const joined = found.filter(({ parts }) => parts.length > 1).map((one) => one.joined)
  return [...found.flatMap(({ parts }) => parts), ...new Set([...joined, ...phones])].join(' ')
}
