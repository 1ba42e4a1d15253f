import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * Seals short secrets for the database: AES-256-GCM, random nonce, key outside the database.
 * Shape: `v1.<nonce>.<tag>.<ciphertext>`, base64url. `purpose` is bound in: a value sealed for one column opens in no other.
 */
export interface Sealing {
  seal(plain: string, purpose: string): string
  /** Throws when the value was changed, or sealed by an unknown key or for another purpose. */
  open(sealed: string, purpose: string): string
  /** The value sealed by the present key; null when it is already. Throws as `open`. */
  resealed(sealed: string, purpose: string): string | null
}

/**
 * @param key 32 bytes; what is sealed now is sealed by it
 * @param older keys that were in use before: what they sealed still opens
 */
export function createSealing(key: Buffer, older: readonly Buffer[] = []): Sealing {
  for (const one of [key, ...older]) if (one.length !== 32) throw new Error('sealing key must be 32 bytes')

  const seal = (plain: string, purpose: string) => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    return ['v1', ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.')
  }

  /** By the key that fits, and whether it is the present one. */
  function opened(sealed: string, purpose: string): { plain: string; present: boolean } {
    try {
      return { plain: openWith(key, sealed, purpose), present: true }
    } catch (error) {
      for (const one of older) {
        try {
          return { plain: openWith(one, sealed, purpose), present: false }
        } catch {
          continue
        }
      }
      throw error
    }
  }

  return {
    seal,
    open: (sealed, purpose) => opened(sealed, purpose).plain,
    resealed(sealed, purpose) {
      const { plain, present } = opened(sealed, purpose)
      return present ? null : seal(plain, purpose)
    },
  }
}

function openWith(key: Buffer, sealed: string, purpose: string): string {
  const [version, nonce, tag, body] = sealed.split('.')
  if (version !== 'v1' || !nonce || !tag || body === undefined) throw new Error('unknown shape of a sealed value')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
}
