import type { Logger } from '../log/logger.ts'
import { createClock, type Clock } from './clock.ts'

/**
 * A clock that follows another one, told by a stream of Server-Sent Events whose data are `{"offsetMs": n}`.
 * Used by the demo and the tests, where the local portal owns the time. Reconnects until stopped.
 */
export async function followClock(url: string, log: Logger): Promise<Clock> {
  const clock = createClock()
  const stopping = new AbortController()
  let firstOffset: () => void
  const ready = new Promise<void>((resolve) => (firstOffset = resolve))

  async function readStream() {
    const answer = await fetch(url, { signal: stopping.signal, headers: { accept: 'text/event-stream' } })
    if (!answer.ok || !answer.body) throw new Error(`clock answered ${answer.status}`)
    let rest = ''
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (!line.startsWith('data:')) continue
        clock.setOffset((JSON.parse(line.slice(5)) as { offsetMs: number }).offsetMs)
        firstOffset()
      }
    }
  }

  async function follow() {
    while (!stopping.signal.aborted) {
      try {
        await readStream()
      } catch (error) {
        if (!stopping.signal.aborted) log.warn({ err: error, url }, 'clock stream broke, connecting again')
      }
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }

  void follow()
  await ready
  return {
    ...clock,
    stop() {
      stopping.abort()
      clock.stop()
    },
  }
}
