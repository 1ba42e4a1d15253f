import { callApi } from './install-app.ts'

export interface LetterOutcome {
  id: number
  subject: string
  outcome: string
  why: { code: string; params: Record<string, string | number> }[]
  request: { id: number; path: string } | null
}

/** Letters of the journal, newest first (one page). */
export async function letterOutcomes(
  appUrl: string,
  token: string,
): Promise<{ letters: LetterOutcome[]; counts: Record<string, number> }> {
  return (await callApi(appUrl, token, 'GET', '/api/letters')) as {
    letters: LetterOutcome[]
    counts: Record<string, number>
  }
}

/** Asks every `everyMs` until `done` says that it is over; throws when `limitMs` of real time pass before. */
export async function until<Seen>(
  look: () => Promise<Seen>,
  done: (seen: Seen) => boolean,
  limitMs = 30_000,
  everyMs = 50,
): Promise<Seen> {
  const end = Date.now() + limitMs
  for (;;) {
    const seen = await look()
    if (done(seen)) return seen
    if (Date.now() > end) throw new Error(`not reached in ${limitMs} ms: ${JSON.stringify(seen).slice(0, 2_000)}`)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
