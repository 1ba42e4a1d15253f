import type { Api } from './api.ts'

/** A connection that stays silent so long is taken for dead, ms. */
const deadAfter = 90_000
const firstPause = 1_000
const longestPause = 30_000

interface Listener {
  onMessage(data: string): void
  /** true: connected; false: the line broke, and messages of the time until the next true are lost. */
  onState(connected: boolean): void
}

/** Pause before the n-th try (from 0), ms: doubles to 30 s; the random share keeps many tabs from coming back at once. */
export function pauseBefore(attempt: number, random: number): number {
  const full = Math.min(longestPause, firstPause * 2 ** attempt)
  return Math.round(full * (0.5 + random / 2))
}

/** Cuts a text/event-stream into the data of its messages; returns them and the rest that is not whole yet. */
export function cutMessages(buffer: string): { messages: string[]; rest: string } {
  const parts = buffer.replaceAll('\r\n', '\n').split('\n\n')
  const rest = parts.pop() ?? ''
  const messages = parts
    .map((part) =>
      part
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trimStart())
        .join('\n'),
    )
    .filter((data) => data !== '')
  return { messages, rest }
}

async function readAll(response: Response, alive: () => void, onMessage: (data: string) => void): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let buffer = ''
  for (;;) {
    const chunk = await reader?.read()
    if (!chunk || chunk.done) return
    alive()
    const { messages, rest } = cutMessages(buffer + chunk.value)
    buffer = rest
    messages.forEach(onMessage)
  }
}

/** EventSource can't carry a bearer token, so the stream is read by fetch. Returns the function that ends it. */
export function listen(api: Pick<Api, 'open'>, path: string, { onMessage, onState }: Listener): () => void {
  const end = new AbortController()
  const once = async (): Promise<boolean> => {
    const line = new AbortController()
    const stop = (): void => line.abort()
    end.signal.addEventListener('abort', stop)
    let watchdog = setTimeout(stop, deadAfter)
    const alive = (): void => {
      clearTimeout(watchdog)
      watchdog = setTimeout(stop, deadAfter)
    }
    let connected = false
    try {
      const response = await api.open(path, line.signal)
      connected = true
      onState(true)
      await readAll(response, alive, onMessage)
    } catch {
      // Whatever broke the line, the answer is the same: say so and come back.
    } finally {
      clearTimeout(watchdog)
      end.signal.removeEventListener('abort', stop)
    }
    return connected
  }
  const run = async (): Promise<void> => {
    for (let attempt = 0; !end.signal.aborted; attempt++) {
      if (await once()) attempt = 0
      if (end.signal.aborted) return
      onState(false)
      await pause(pauseBefore(attempt, Math.random()), end.signal)
    }
  }
  void run()
  return () => end.abort()
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
