import { emailKey } from '../../kernel/email.ts'
import { phoneKey } from '../../kernel/phone.ts'
import { isPublicMail } from '../../kernel/public-mail.ts'
import { inn } from '../../kernel/tax-number.ts'

/** What a record says of itself, as people typed it. */
export interface SaidOfRecord {
  emails?: readonly string[]
  phones?: readonly string[]
  sites?: readonly string[]
  inns?: readonly string[]
}

const hostOf = (site: string): string =>
  site
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#:].*$/, '')

/** Domains of its own; those of mail services say nothing. */
function domains({ emails = [], sites = [] }: SaidOfRecord): string[] {
  const ofMail = emails.flatMap((text) => emailKey(text)?.split('@').slice(-1) ?? [])
  return [...ofMail, ...sites.map(hostOf)].filter((domain) => domain.includes('.') && !isPublicMail(domain))
}

/** By what a record can be known: its mail domains, phones and INN, each once. */
export function recordTraces(said: SaidOfRecord): string[] {
  const phones = (said.phones ?? []).flatMap((text) => {
    const key = phoneKey(text)
    return key?.kind === 'public' ? [key.e164] : []
  })
  const inns = (said.inns ?? []).flatMap((text) => (inn(text).ok ? [text.trim()] : []))
  return [
    ...new Set([
      ...domains(said).map((domain) => `mail:${domain}`),
      ...phones.map((phone) => `phone:${phone}`),
      ...inns.map((number) => `inn:${number}`),
    ]),
  ]
}
