import qs from 'qs'

const FORBIDDEN = /(^|[[.])(__proto__|constructor|prototype)(\]|\[|$|=|%5D|%5B)/i

/** Reads `a[b][]=1` as PHP does, to plain objects and arrays. Keys that could reach a prototype are dropped with their pair. */
export function parseForm(text: string): Record<string, unknown> {
  const safe = text
    .split('&')
    .filter((pair) => !FORBIDDEN.test(decoded(pair.split('=', 1)[0] ?? '')))
    .join('&')
  return qs.parse(safe, {
    depth: 20,
    arrayLimit: 1000,
    parameterLimit: 50_000,
    allowPrototypes: false,
    strictDepth: false,
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
