import type { Notices } from '../notices/create-notices.ts'
import type { NewNotice } from '../notices/notice-store.ts'
import type { StoredLetter } from './outgoing-store.ts'

/** Administrators mend accounts; whoever wrote the letter must know that its reader has not got it. */
export async function tellOfLetter(
  { notices }: { notices: Pick<Notices, 'send' | 'sendToAdministrators'> },
  { userId }: Pick<StoredLetter, 'userId'>,
  notice: Omit<NewNotice, 'userId'>,
): Promise<void> {
  await notices.sendToAdministrators(notice)
  if (userId !== null) await notices.send({ ...notice, userId })
}
