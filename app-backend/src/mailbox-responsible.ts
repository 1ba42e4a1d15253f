import type { Ground } from './ground.ts'
import { mailboxOfLetter } from './intake/index.ts'
import { reason } from './kernel/reason.ts'
import type { openRequestFromLetter } from './requests/index.ts'

type Incoming = Parameters<typeof openRequestFromLetter>[1]

/** Whom the mailbox of a letter names for requests for which the rules name nobody. Nothing where it names nobody. */
export async function mailboxResponsible(
  { db, people, tenantOf }: Pick<Ground, 'db' | 'people' | 'tenantOf'>,
  { portalId, letterId }: Pick<Incoming, 'portalId' | 'letterId'>,
): Promise<Pick<Incoming, 'responsible'>> {
  const mailbox = await mailboxOfLetter(db.prisma, portalId, letterId)
  if (!mailbox || mailbox.defaultUserId === 0) return {}
  const { address, defaultUserId: userId } = mailbox
  const person = await people.person(await tenantOf(portalId), userId)
  if (!person?.active) {
    const because = reason('mailbox.responsible-gone', { mailbox: address, person: person?.name ?? `№ ${userId}` })
    return { responsible: { userId: null, because } }
  }
  return { responsible: { userId, because: reason('mailbox.responsible', { mailbox: address, person: person.name }) } }
}
