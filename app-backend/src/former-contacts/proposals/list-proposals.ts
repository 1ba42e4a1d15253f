import type { z } from 'zod'
import { actorOf, cardPath, companyEntityTypeId, contactEntityTypeId, type Viewer } from '../../portal/index.ts'
import type { ProposalList, proposalQuery, ProposalView } from '../contract.ts'
import { readNames } from '../read-names.ts'
import type { ProposalDeps } from './proposal-deps.ts'
import { openProposals, type ProposalRow } from './proposal-store.ts'

const pageSize = 30

/** Open proposals about contacts and companies that the viewer may see in the portal: one REST request a page. Throws AppError `portal.*`. */
export async function listProposals(
  deps: Pick<ProposalDeps, 'db' | 'portal'>,
  viewer: Viewer,
  { kind, start }: z.output<typeof proposalQuery>,
): Promise<ProposalList> {
  const found = await openProposals(deps.db.prisma, viewer.portalId, { kind, skip: start, take: pageSize + 1 })
  const page = found.slice(0, pageSize)
  return { rows: await viewsOf(deps, viewer, page), next: found.length > pageSize ? start + pageSize : null }
}

/** Rows of which the viewer may not read the contact or the company are left out. */
export async function viewsOf(
  { portal }: Pick<ProposalDeps, 'portal'>,
  viewer: Viewer,
  rows: readonly ProposalRow[],
): Promise<ProposalView[]> {
  const { contacts, companies } = await readNames(portal, actorOf(viewer), {
    contacts: rows.map(({ contactId }) => contactId),
    companies: rows.flatMap(({ companyId }) => (companyId > 0 ? [companyId] : [])),
  })
  return rows.flatMap(({ id, contactId, companyId, kind, because }): ProposalView[] => {
    const [contact, company] = [contacts.get(contactId), companies.get(companyId)]
    if (contact === undefined || (companyId > 0 && company === undefined)) return []
    return [
      {
        id,
        kind: kind === 'leaver' ? 'leaver' : 'company',
        contact: { id: contactId, title: contact, path: cardPath(contactEntityTypeId, contactId) },
        company:
          company === undefined
            ? null
            : { id: companyId, title: company, path: cardPath(companyEntityTypeId, companyId) },
        because: because as ProposalView['because'],
      },
    ]
  })
}
