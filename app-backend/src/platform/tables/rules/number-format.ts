/** Number formats of Excel that mean a date or a time. ECMA-376 part 1, 18.8.30; 27-36 and 50-58 are the Asian ones. */
const builtIn = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** What a number in a cell means by its format. */
export type NumberMeaning = { kind: 'number' } | { kind: 'date' } | { kind: 'digits'; length: number }

const number: NumberMeaning = { kind: 'number' }

/** @param code the format's own code, null for a built-in one */
export function meaningOf(id: number, code: string | null): NumberMeaning {
  if (code === null) return builtIn(id) ? { kind: 'date' } : number
  const bare = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0]
  if (bare === undefined || /general/i.test(bare)) return number
  if (/[ymdhs]/i.test(bare)) return { kind: 'date' }
  return /^0{2,}$/.test(bare) ? { kind: 'digits', length: bare.length } : number
}

const dayMs = 86_400_000

/**
 * A serial number of Excel as ISO text: a date, a date and time, or a time alone (below 1). Whole seconds. Excel believes in a 29
 * February 1900: numbers to 60 are one day off. Null when it is no moment.
 */
export function isoOfSerial(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null
  const days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial
  const seconds = Math.round(days * 86_400)
  const iso = new Date(Date.UTC(1899, 11, 30) + seconds * 1_000).toISOString()
  if (serial < 1 && !from1904) return new Date(Math.round(serial * 86_400) * 1_000).toISOString().slice(11, 19)
  return seconds % 86_400 === 0 ? iso.slice(0, 10) : iso.slice(0, 19)
}

/** The serial number of a wall-clock moment, given as if it were UTC. */
export const serialOf = (wallClock: Date): number => (wallClock.getTime() - Date.UTC(1899, 11, 30)) / dayMs

/** A number as a person would write it: never with an exponent, which would turn a long number into another text. */
export function plainNumber(text: string): { text: string; digitsLost: boolean } {
  const given = Number(text)
  if (text.trim() === '' || !Number.isFinite(given)) return { text, digitsLost: false }
  // Excel shows 15 digits: 0.30000000000000004 is what it stores for 0.3.
  const value = Number(given.toPrecision(15))
  const plain =
    /e/i.test(String(value)) && Math.abs(value) < 1e21 ? BigInt(Math.round(value)).toString() : String(value)
  const exact = Math.abs(value) >= 1 || value === 0 ? plain : trimmed(value.toFixed(15))
  return { text: exact, digitsLost: Math.abs(value) >= 1e15 }
}

const trimmed = (text: string) => text.replace(/\.?0+$/, '')
