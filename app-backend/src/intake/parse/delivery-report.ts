import { emailKey } from '../../kernel/email.ts'
import type { DeliveryReport, ReportedRecipient } from '../rules/delivery-facts.ts'
import { cleanLine } from './clean-line.ts'
import { headerEnd } from './header-lines.ts'
import { messageIds } from './message-ids.ts'

/** As much of the body as is looked at, bytes; reports stand at its beginning. */
const bodyLimit = 256 * 1_024
const most = 20

/** Reads what a delivery report says; a letter of a person yields next to nothing and costs next to nothing. */
export function deliveryReport(raw: Uint8Array): DeliveryReport {
  const start = headerEnd(raw)
  const body = Buffer.from(raw.subarray(start, start + bodyLimit))
    .toString('latin1')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]+/g, ' ')
  const ids = [...body.matchAll(/^[> ]*Message-ID:[ \t]*(\S[^\n]{0,998})/gim)].flatMap(([, value = '']) =>
    messageIds(value),
  )
  const words = body.slice(0, 6_000)
  return {
    recipients: body
      .split(/\n{2,}/)
      .flatMap(recipientOf)
      .slice(0, most),
    returnedIds: [...new Set(ids)].slice(0, most),
    mentioned: addressesIn(words),
    status: /(?:^|[\s(#[])([45]\.\d{1,3}\.\d{1,3})(?=[\s):;\],.]|$)/.exec(words)?.[1] ?? replyCode(words),
  }
}

/** «550 no such user» without an enhanced code says the class alone. */
function replyCode(words: string): string {
  const [, code = ''] = /(?:^|[\s:(])([45])\d\d[\s-]/.exec(words) ?? []
  return code === '' ? '' : `${code}.0.0`
}

function recipientOf(block: string): ReportedRecipient[] {
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(block)?.[1]?.trim() ?? ''
  const recipient = field('Final-Recipient') || field('Original-Recipient')
  const address = emailKey(recipient.replace(/^[\w-]+[ \t]*;[ \t]*/, '').replaceAll(/^<|>$/g, ''))
  if (address === null) return []
  return [
    {
      address,
      action: /^\w+/.exec(field('Action').toLowerCase())?.[0] ?? '',
      status: /\d\.\d{1,3}\.\d{1,3}/.exec(field('Status'))?.[0] ?? '',
      detail: cleanLine(field('Diagnostic-Code').replace(/^[\w-]+[ \t]*;[ \t]*/, ''), 500),
    },
  ]
}

const addressesIn = (words: string): string[] => {
  const found = [...words.matchAll(/[^\s@<>"'(),;:\\]{1,64}@[a-z0-9.-]{1,190}\.[a-z0-9-]{2,60}/gi)]
  const keys = found.flatMap(([address]) => emailKey(address) ?? [])
  return [...new Set(keys)].slice(0, most)
}
