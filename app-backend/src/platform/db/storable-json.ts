/**
 * JSON that PostgreSQL takes: of U+0000 it knows nothing, and half of a letter becomes the sign of an unknown one. JSON.stringify
 * escapes halves only, never a whole letter.
 */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value ?? null).replaceAll(/\\(u0000|ud[89a-f]..|.)/g, (escape: string, what: string) =>
    what === 'u0000' ? '' : what.length > 1 ? '\uFFFD' : escape,
  )
