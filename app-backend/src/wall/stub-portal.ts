import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface PortalCall {
  /** First part of the path: which portal was called. */
  portal: string
  token: string
}

/** Portals at one loopback address, `/<name>/rest/`, that know nothing and keep who asked whom with which token. */
export async function startStubPortals() {
  const calls: PortalCall[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    request.on('end', () => {
      const [, portal = '', , method] = (request.url ?? '').split('/')
      const body = (text.startsWith('{') ? JSON.parse(text) : {}) as { auth?: string; cmd?: Record<string, string> }
      if (portal !== 'oauth') calls.push({ portal, token: body.auth ?? '' })
      if (portal === 'oauth') return response.writeHead(400).end('{"error":"invalid_grant"}')
      const unknown = { error: 'NOT_FOUND', error_description: 'Not found' }
      const errors = Object.fromEntries(Object.keys(body.cmd ?? {}).map((key) => [key, unknown]))
      response.setHeader('content-type', 'application/json')
      if (method === 'batch') return response.end(JSON.stringify({ result: { result: {}, result_error: errors } }))
      return response.writeHead(400).end(JSON.stringify(unknown))
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    calls,
    host,
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
