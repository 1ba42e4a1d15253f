/** Asks the portal's own server for the frame; null when it refuses or does not answer. */
export async function callPortal<T>(path: string, body: unknown): Promise<T | null> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null)
  return response?.ok ? ((await response.json()) as T) : null
}
