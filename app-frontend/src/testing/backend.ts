import type { ErrorAnswer } from '@poryadok/app-backend/platform/contract'

type Answer = (query: URLSearchParams, body: unknown) => Response | Promise<Response>

export interface Backend {
  fetch: typeof fetch
  /** Calls so far, as `METHOD /path?query`. */
  calls: string[]
  /** Streams opened so far, as `/path?query`. */
  streams: string[]
  /** Bodies of the POSTs so far. */
  bodies: unknown[]
  /** Sets or replaces the answer to `METHOD /path`. */
  on(route: string, answer: Answer): void
  /** Writes a message into the stream of changes, once a screen listens to it. */
  say(change: unknown): Promise<void>
  /** Breaks the line of the stream, once a screen listens to it. */
  hangUp(): Promise<void>
}

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

export const fault = (status: number, said: Partial<ErrorAnswer['error']> = {}): Response =>
  json(
    { error: { code: 'test', message: 'Портал не отвечает.', action: 'Повторите.', requestId: 'r-1', ...said } },
    status,
  )

/** Plays the backend behind `fetch`; a call without an answer fails the test by its text. */
export function aBackend(answers: Record<string, Answer> = {}): Backend {
  const routes = new Map(Object.entries(answers))
  let line = Promise.withResolvers<ReadableStreamDefaultController<Uint8Array>>()
  const calls: string[] = []
  const streams: string[] = []
  const bodies: unknown[] = []
  const stream = (): Response =>
    new Response(new ReadableStream<Uint8Array>({ start: (opened) => line.resolve(opened) }))
  return {
    calls,
    streams,
    bodies,
    on: (route, answer) => void routes.set(route, answer),
    say: async (change) =>
      (await line.promise).enqueue(new TextEncoder().encode(`data: ${JSON.stringify(change)}\n\n`)),
    hangUp: async () => {
      const open = await line.promise
      line = Promise.withResolvers()
      open.close()
    },
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : String(input), 'http://app.example')
      const route = `${init?.method ?? 'GET'} ${url.pathname}`
      if (route.endsWith('/stream')) {
        streams.push(url.pathname + url.search)
        return stream()
      }
      calls.push(route + url.search)
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
      if (body !== undefined) bodies.push(body)
      const answer = routes.get(route)
      return answer ? answer(url.searchParams, body) : fault(404, { message: `no answer is set for ${route}` })
    },
  }
}
