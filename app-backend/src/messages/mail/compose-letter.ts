import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { automaticHeaders } from './clean-letter.ts'
import type { StoredLetter } from './outgoing-store.ts'
import type { AttachedFile } from './read-files.ts'

/** The bytes of a letter: the same at every try, its id and date included. */
export function compose(letter: StoredLetter, files: readonly AttachedFile[]): Promise<Buffer> {
  const { fromName, fromAddress, to, cc, subject, text, html, messageId, createdAt, automatic } = letter
  return new MailComposer({
    from: { name: fromName, address: fromAddress },
    to,
    cc,
    subject,
    text,
    ...(html === null ? {} : { html }),
    messageId,
    date: createdAt,
    headers: { ...(letter.headers as Record<string, string>), ...(automatic ? automaticHeaders : {}) },
    attachments: [...files],
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}
