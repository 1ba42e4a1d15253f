import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { selfSigned } from './self-signed.ts'

export interface TlsListener {
  /** `https://localhost:P2` */
  url: string
  /** PEM of the certificate that clients have to trust. */
  certificate: string
  stop(): Promise<void>
}

/** A second door of the same server, over TLS, with a certificate made on the spot. */
export async function listenTls(app: FastifyInstance, port = 0): Promise<TlsListener> {
  await app.ready()
  const { key, certificate } = selfSigned(new Date())
  const server = createServer({ key, cert: certificate }, (request, response) => app.routing(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, 'localhost', resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `https://localhost:${address.port}`,
    certificate,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
