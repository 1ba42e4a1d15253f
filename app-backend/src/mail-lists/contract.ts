import { z } from 'zod'
import { entryKinds, entryMatches, listVerdicts } from './rules/mail-entry.ts'

/** What is written wrong in an entry, by the code that the screen has a sentence for. */
const fault = {
  empty: 'mail-lists.empty',
  address: 'mail-lists.bad-address',
  domain: 'mail-lists.bad-domain',
  name: 'mail-lists.bad-name',
  header: 'mail-lists.bad-header',
} as const

const address = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/
const domain = /^(?!-)[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u
const name = /^[^\s@]+$/
const header = /^[!-9;-~]{1,100}$/

/** One line of the lists: which letters it means, and what becomes of them. */
export const mailEntry = z
  .object({
    /** Names the line while it is edited and in a difference; made by the screen. */
    id: z.string().min(1).max(40),
    kind: z.enum(entryKinds),
    /** Name of the header; empty for the other kinds. */
    header: z.string().trim().max(100).default(''),
    /** How a name or a header is compared; an address and a domain are compared as a whole. */
    match: z.enum(entryMatches).default('is'),
    /** Without case; empty only for a header that is merely there. */
    value: z.string().trim().max(500),
    verdict: z.enum(listVerdicts).default('ignored'),
    note: z.string().trim().max(200).default(''),
    on: z.boolean().default(true),
  })
  .superRefine((entry, context) => {
    const say = (path: 'value' | 'header', message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    const { kind, value, match } = entry
    if (kind === 'header' && !header.test(entry.header)) say('header', fault.header)
    if (value === '' && !(kind === 'header' && match === 'present')) say('value', fault.empty)
    else if (kind === 'address' && !address.test(value)) say('value', fault.address)
    else if (kind === 'domain' && !domain.test(value.replace(/^@/, ''))) say('value', fault.domain)
    else if (kind === 'name' && !name.test(value)) say('value', fault.name)
  })
export type MailEntryView = z.infer<typeof mailEntry>

export const mailLists = z.object({ entries: z.array(mailEntry).max(2_000) })
export type MailLists = z.infer<typeof mailLists>

/** What of a letter the lists look at. */
export const mailFacts = z.object({
  /** Address in From, null when it names none. */
  from: z.string().max(320).nullable(),
  /** Return path of the delivery; empty for none. */
  envelopeFrom: z.string().max(320).default(''),
  subject: z.string().max(2_000).default(''),
  headers: z.array(z.object({ name: z.string().max(200), value: z.string().max(4_000) })).max(500),
})
export type MailFacts = z.infer<typeof mailFacts>

export const listVerdict = z.enum(listVerdicts)
