import { createHash } from 'node:crypto'

/** Tag of an answer: the same content has the same tag, whatever was read for it. RFC 9110, 8.8.3 */
export const etagOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
