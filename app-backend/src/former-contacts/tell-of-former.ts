import { cardPath, contactEntityTypeId, type LedgerTx } from '../portal/index.ts'
import type { FormerDeps } from './former-deps.ts'
import type { FormerRow } from './former-store.ts'
import type { SeenCompany, SeenContact } from './read-former.ts'

/** Whoever looks after the contact is told, once: its work needs somebody to take it over. */
export async function tellOfFormer(
  { notices }: Pick<FormerDeps, 'notices'>,
  tx: LedgerTx,
  { id, portalId, links }: FormerRow,
  { id: contactId, name, responsibleId }: SeenContact,
  companies: ReadonlyMap<number, SeenCompany>,
): Promise<void> {
  if (responsibleId === null || links.length === 0) return
  const path = cardPath(contactEntityTypeId, contactId)
  const names = links.map(({ companyId }) => companies.get(companyId)?.title ?? `№ ${companyId}`).join(', ')
  const params = { name, path, companies: names }
  await notices.send(
    { portalId, userId: responsibleId, kind: 'former-contact.left', params, path, once: `former:${id}` },
    tx,
  )
}
