import { createHmac, randomBytes } from 'node:crypto'

/** What the secret is sealed for in the database. */
export const secretPurpose = 'center-hook'
const prefix = 'whsec_'

/** A new secret as Standard Webhooks write it: `whsec_` and 32 bytes in base64. */
export const newHookSecret = (): string => prefix + randomBytes(32).toString('base64')

/**
 * Headers of a delivery. The signature covers number, time and body, so that an old delivery can't be sent again by a stranger.
 * standardwebhooks.com, "Webhook headers" and "Signature scheme"
 */
export function signedHeaders(secret: string, id: string, body: string, now: Date): Record<string, string> {
  const seconds = String(Math.floor(now.getTime() / 1_000))
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${signature}`,
  }
}
