import type { ImapFlow } from 'imapflow'
import { createHash } from 'node:crypto'
import { reason } from '../../kernel/reason.ts'
import { crmText } from '../../platform/texts/crm-texts.ts'
import { headOf, type LetterHead } from '../letter-outcome.ts'
import { asked } from '../mailboxes/mail-server-fault.ts'
import type { ReadableMailbox } from '../mailboxes/reading-store.ts'
import { letterId } from '../parse/letter-id.ts'
import { storeLetter, type Cursor, type ServerLetter } from './cursor-store.ts'
import { cutLetter } from './cut-letter.ts'
import { bytesOf } from './fetch-bytes.ts'
import type { FolderDeps } from './read-folder.ts'
import { beginningBytes } from './rules/portions.ts'

const mb = 1024 * 1024
type Transaction = Parameters<NonNullable<FolderDeps['refused']>>[0]

/** A letter over the limit: a client's is taken in by its beginning, of any other the header is kept and why it was refused. */
export async function takeLarge(
  deps: FolderDeps,
  client: ImapFlow,
  mailbox: ReadableMailbox,
  from: Cursor,
  letters: readonly ServerLetter[],
): Promise<Cursor> {
  let cursor = from
  for (const letter of letters) {
    const params = { sizeMb: Math.ceil(letter.sizeBytes / mb), limitMb: Math.floor(mailbox.maxBytes / mb) }
    const cut = mailbox.purpose === 'requests' ? await beginningOf(client, letter, mailbox, params) : null
    const taken = cut && { ...letter, raw: cut, messageId: letterId(cut) }
    cursor = taken
      ? await storeLetter(deps.db, cursor, taken, deps.clock.now())
      : await refuse(deps, client, mailbox, cursor, [letter])
  }
  return cursor
}

async function beginningOf(
  client: ImapFlow,
  { uid }: ServerLetter,
  { language }: ReadableMailbox,
  params: { sizeMb: number; limitMb: number },
): Promise<Buffer | null> {
  const source = { start: 0, maxLength: beginningBytes }
  const one = await asked(client.fetchOne(`${uid}`, { uid: true, source }, { uid: true }))
  if (!one || !one.source) return null
  const note = crmText('letter.cut', language === 'en' ? 'en' : 'ru', params)
  return cutLetter(one.source, {
    note,
    edge: `cut-${createHash('sha256').update(one.source).digest('hex').slice(0, 32)}`,
  })
}

async function refuse(
  deps: FolderDeps,
  client: ImapFlow,
  { maxBytes, portalId }: ReadableMailbox,
  from: Cursor,
  letters: readonly ServerLetter[],
): Promise<Cursor> {
  const headers = await asked(bytesOf(client, letters, 'headers'))
  let cursor = from
  for (const letter of letters) {
    const raw = headers.get(letter.uid)
    if (!raw) continue
    const params = { sizeMb: Math.ceil(letter.sizeBytes / mb), limitMb: Math.floor(maxBytes / mb) }
    const tell = deps.refused && ((tx: Transaction) => deps.refused?.(tx, portalId) ?? Promise.resolve())
    const refused = { why: reason('intake.too-large', params), head: await headOfHeader(deps, raw), tell }
    cursor = await storeLetter(deps.db, cursor, { ...letter, raw, messageId: letterId(raw), refused }, deps.clock.now())
  }
  return cursor
}

async function headOfHeader({ pool }: FolderDeps, raw: Uint8Array): Promise<LetterHead | null> {
  return pool.parse(raw).then(headOf, () => null)
}
