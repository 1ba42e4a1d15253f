import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * Seals short secrets for the database: AES-256-GCM, random nonce, key outside the database.
 * Shape: `v1.<nonce>.<tag>.<ciphertext>`, base64url. `purpose` is bound in: a value sealed for one column opens in no other.
 */
export interface Sealing {
  seal(plain: string, purpose: string): string
  /** Throws when the value was changed, or sealed by another key or for another purpose. */
  open(sealed: string, purpose: string): string
}

/** @param key 32 bytes */
export function createSealing(key: Buffer): Sealing {
  if (key.length !== 32) throw new Error('sealing key must be 32 bytes')
  return {
    seal(plain, purpose) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return ['v1', ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.')
    },
    open(sealed, purpose) {
      const [version, nonce, tag, body] = sealed.split('.')
      if (version !== 'v1' || !nonce || !tag || body === undefined) throw new Error('unknown shape of a sealed value')
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
    },
  }
}
