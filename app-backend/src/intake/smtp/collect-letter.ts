import type { Readable } from 'node:stream'

/** Bytes of letters on their way in, all connections together: many large ones at once must not use up the memory. */
export interface Budget {
  free: number
}

export interface Collected {
  /** whole; too-large: over the limit, its bytes are gone; no-room: the budget is used up, its bytes are gone. */
  state: 'whole' | 'too-large' | 'no-room'
  raw: Buffer
  /** Bytes seen, kept or not. */
  size: number
  /** Gives the bytes back to the budget. */
  release(): void
}

/**
 * Reads a letter to its end and keeps it only while it fits.
 * @param limit bytes
 * @returns null when the connection broke before the end
 */
export async function collectLetter(stream: Readable, limit: number, budget: Budget): Promise<Collected | null> {
  const chunks: Buffer[] = []
  let kept = 0
  let size = 0
  let state: Collected['state'] = 'whole'
  const release = () => {
    chunks.length = 0
    budget.free += kept
    kept = 0
  }
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      if (state === 'whole' && size > limit) state = 'too-large'
      if (state === 'whole' && chunk.length > budget.free) state = 'no-room'
      if (state === 'whole') {
        chunks.push(chunk)
        kept += chunk.length
        budget.free -= chunk.length
      } else release()
    }
  } catch {
    release()
    return null
  }
  return { state: size > limit ? 'too-large' : state, raw: Buffer.concat(chunks), size, release }
}
