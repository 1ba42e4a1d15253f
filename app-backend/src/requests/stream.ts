import type { ServerResponse } from 'node:http'
import type { HttpServer } from '../platform/http/server.ts'
import type { RequestsChanged } from './contract.ts'

const heartbeatMs = 20_000

/** Server-Sent Events to open screens; all of them end when the server closes. */
export function createStreams(server: HttpServer) {
  const open = new Set<() => void>()
  server.addHook('preClose', async () => {
    for (const end of Array.from(open)) end()
  })

  /** Answers with a stream of what `follow` hears until the screen leaves. */
  return function stream(raw: ServerResponse, follow: (hear: (change: RequestsChanged) => void) => () => void) {
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    raw.write(': open\n\n')
    const unfollow = follow((change) => raw.write(`data: ${JSON.stringify(change)}\n\n`))
    const beat = setInterval(() => raw.write(': beat\n\n'), heartbeatMs)
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
