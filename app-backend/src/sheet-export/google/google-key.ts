import { z } from 'zod'

/** The key of a service account as Google's console gives it. Google: "Create access credentials", service account. */
const shape = z.object({
  type: z.literal('service_account'),
  client_email: z.email().max(320),
  private_key: z.string().startsWith('-----BEGIN PRIVATE KEY-----').max(8_000),
})

export interface GoogleKey {
  email: string
  privateKey: string
}

/** Reads the text of the file; null: it is no such key. Where it says to ask for access is not believed. */
export function googleKey(text: string): GoogleKey | null {
  const read = shape.safeParse(jsonOf(text))
  return read.success ? { email: read.data.client_email, privateKey: read.data.private_key } : null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** The spreadsheet that a link names, or the id itself; null: neither. */
export function spreadsheetIdIn(text: string): string | null {
  const trimmed = text.trim()
  const linked = /^https:\/\/docs\.google\.com\/spreadsheets\/(?:u\/\d+\/)?d\/([\w-]{20,100})(?:[/?#]|$)/.exec(trimmed)
  return linked?.[1] ?? (/^[\w-]{20,100}$/.test(trimmed) ? trimmed : null)
}
