import type { PrismaClient } from '@poryadok/prisma'
import type { LetterWords } from '../../letter-search/index.ts'

export interface WordlessLetter {
  /** What is known of it without reading it. */
  known: LetterWords
  mailboxAddress: string
  /** Null: its bytes were not kept. */
  raw: Uint8Array | null
}

/** Handled letters of all portals that the search does not know, the newest first. Asked across portals. */
export async function wordlessLetters(prisma: PrismaClient, most: number): Promise<WordlessLetter[]> {
  const rows = await prisma.$queryRaw<
    {
      id: number
      portal_id: string
      subject: string | null
      people: string
      files: string
      address: string
      raw: Uint8Array | null
    }[]
  >`
    SELECT l.id, l.portal_id, l.subject, concat_ws(' ', l.from_name, l.from_address, m.address) AS people, m.address, r.raw,
      coalesce((SELECT string_agg(a->>'name', ' ') FROM jsonb_array_elements(l.attachments) a), '') AS files
    FROM (SELECT * FROM letter o WHERE o.outcome NOT IN ('waiting', 'refused')
        AND NOT EXISTS (SELECT FROM letter_words w WHERE w.letter_id = o.id) ORDER BY o.id DESC LIMIT ${most}) l
    JOIN mailbox m ON m.id = l.mailbox_id LEFT JOIN letter_raw r ON r.letter_id = l.id ORDER BY l.id DESC`
  return rows.map(({ id, portal_id, subject, people, files, address, raw }) => ({
    known: { portalId: portal_id, letterId: id, subject: subject ?? '', people, files, text: '' },
    mailboxAddress: address,
    raw,
  }))
}
