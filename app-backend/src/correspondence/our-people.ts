import type { CorrespondenceDeps } from './correspondence-deps.ts'
import type { OurPeople } from './rules/reply-recipients.ts'

/** Addresses that an answer to all leaves out. */
export async function ourPeople(
  { ownAddresses, staffOf }: Pick<CorrespondenceDeps, 'ownAddresses' | 'staffOf'>,
  portalId: string,
): Promise<OurPeople> {
  const [own, isStaff] = await Promise.all([ownAddresses(portalId), staffOf(portalId)])
  return { own, isStaff }
}
