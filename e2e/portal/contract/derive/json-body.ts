/** A body of a cURL example: JSON, sometimes with trailing commas or comments; null when it is something else. */
export function jsonBody(text: string): Record<string, unknown> | null {
  const tidy = text
    .replaceAll("'\\''", "'")
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/,(\s*[}\]])/g, '$1')
  for (const attempt of [text, tidy])
    try {
      const value: unknown = JSON.parse(attempt)
      if (value !== null && typeof value === 'object')
        return Array.isArray(value) ? Object.fromEntries(value.entries()) : (value as Record<string, unknown>)
    } catch {
      continue
    }
  return null
}

/** Parameters without the token that the page puts among them. */
export function withoutAuth(params: Record<string, unknown> | null): Record<string, unknown> {
  const { auth: _auth, ...rest } = params ?? {}
  return rest
}
