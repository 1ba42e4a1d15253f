import { createHash, randomBytes } from 'node:crypto'

/** A new secret: `cc_` and 43 characters of chance. */
export const newSecret = (): string => `cc_${randomBytes(32).toString('base64url')}`

/** A secret of 256 bits of chance needs no salt and no slow hash: it can't be guessed. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export const prefixOf = (secret: string): string => secret.slice(0, 9)
