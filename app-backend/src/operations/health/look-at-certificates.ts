import { connect } from 'node:tls'
import { z } from 'zod'
import type { CertificateFact } from '../rules/host-checks.ts'

const fact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plain') }),
  z.object({ kind: z.literal('valid-until'), at: z.number() }),
  z.object({ kind: z.literal('unseen') }),
])
/** As the note of a look keeps them. */
export const certificateFacts = z.object({ own: fact, portal: fact })
export type CertificateFacts = z.infer<typeof certificateFacts>

const timeoutMs = 10_000

/**
 * Until when the certificate at this origin is valid. Nothing is sent and nothing but the certificate is read, so one that is
 * expired or issued by nobody known is seen too.
 */
export function lookAtCertificate(origin: string): Promise<CertificateFact> {
  const url = new URL(origin)
  if (url.protocol !== 'https:') return Promise.resolve({ kind: 'plain' })
  return new Promise((resolve) => {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const socket = connect({
      host,
      port: Number(url.port || 443),
      servername: host,
      rejectUnauthorized: false,
      timeout: timeoutMs,
    })
    const end = (found: CertificateFact) => {
      socket.destroy()
      resolve(found)
    }
    socket.once('secureConnect', () => {
      const at = Date.parse(socket.getPeerCertificate().valid_to)
      end(Number.isNaN(at) ? { kind: 'unseen' } : { kind: 'valid-until', at })
    })
    socket.once('timeout', () => end({ kind: 'unseen' }))
    socket.once('error', () => end({ kind: 'unseen' }))
  })
}
