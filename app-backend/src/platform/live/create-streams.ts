import type { ServerResponse } from 'node:http'
import type { HttpServer } from '../http/server.ts'

const heartbeatMs = 20_000

/** A screen that takes nothing any more is let go when so much waits for it, bytes: it comes back and looks. */
const mostWaiting = 256 * 1024

/** Answers with a stream of what `follow` hears until the screen leaves. */
export type Stream = (raw: ServerResponse, follow: (hear: (news: object) => void) => () => void) => void

/** Server-Sent Events to open screens; all of them end when the server closes. */
export function createStreams(server: HttpServer): Stream {
  const open = new Set<() => void>()
  server.addHook('preClose', async () => {
    for (const end of Array.from(open)) end()
  })

  return (raw, follow) => {
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    raw.write(': open\n\n')
    const say = (text: string) => {
      raw.write(text)
      if (raw.writableLength > mostWaiting) raw.destroy()
    }
    const unfollow = follow((news) => say(`data: ${JSON.stringify(news)}\n\n`))
    const beat = setInterval(() => say(': beat\n\n'), heartbeatMs)
    const end = () => {
      clearInterval(beat)
      unfollow()
      open.delete(end)
      raw.end()
    }
    open.add(end)
    raw.on('close', end)
  }
}
