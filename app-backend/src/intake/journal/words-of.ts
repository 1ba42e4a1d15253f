import type { LetterWords } from '../../letter-search/index.ts'
import type { ParsedLetter } from '../parse/parsed-letter.ts'

/** What a letter is found by. */
export function wordsOf(
  { id, portalId, mailboxAddress }: { id: number; portalId: string; mailboxAddress: string },
  { subject, text, from, to, cc, attachments }: ParsedLetter,
): LetterWords {
  const people = [from?.name, from?.address, to, cc, mailboxAddress].filter(Boolean).join(' ')
  return { portalId, letterId: id, subject, people, files: attachments.map(({ name }) => name).join(' '), text }
}
