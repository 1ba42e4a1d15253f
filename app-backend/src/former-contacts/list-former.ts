import type { z } from 'zod'
import { actorOf, cardPath, companyEntityTypeId, contactEntityTypeId, type Viewer } from '../portal/index.ts'
import type { FormerBanners, FormerList, formerQuery, FormerView } from './contract.ts'
import type { FormerDeps } from './former-deps.ts'
import { fieldsMadeAt, listFormerRows, type FormerRow } from './former-store.ts'
import { readNames, type Names } from './read-names.ts'

const pageSize = 30

export type ListDeps = Pick<FormerDeps, 'db' | 'portal' | 'directory' | 'tenantOf'>

/** Former contacts whom the viewer may see in the portal, the last first: one request a page. Throws AppError `portal.*`. */
export async function listFormer(
  deps: ListDeps,
  viewer: Viewer,
  { show, start }: z.output<typeof formerQuery>,
): Promise<FormerList> {
  const { portalId } = viewer
  const { prisma } = deps.db
  const rows = await listFormerRows(prisma, portalId, { lasting: show === 'away', skip: start, take: pageSize + 1 })
  const page = rows.slice(0, pageSize)
  return {
    ready: (await fieldsMadeAt(prisma, portalId)) !== null,
    rows: await viewsOf(deps, viewer, page),
    next: rows.length > pageSize ? start + pageSize : null,
  }
}

/** Former ones among the clients of a request, for whoever may see them. No request when none of them is one. */
export async function bannersOf(deps: ListDeps, viewer: Viewer, contactIds: readonly number[]): Promise<FormerBanners> {
  const rows = await listFormerRows(deps.db.prisma, viewer.portalId, {
    lasting: true,
    contactIds,
    take: contactIds.length,
  })
  return { contacts: await viewsOf(deps, viewer, rows) }
}

/** Rows of contacts that the viewer may not read are left out. */
export async function viewsOf(deps: ListDeps, viewer: Viewer, rows: readonly FormerRow[]): Promise<FormerView[]> {
  if (rows.length === 0) return []
  const names = await readNames(deps.portal, actorOf(viewer), {
    contacts: rows.flatMap(({ contactId, successorId }) =>
      successorId === null ? [contactId] : [contactId, successorId],
    ),
    companies: rows.flatMap(({ links }) => links.map(({ companyId }) => companyId)),
  })
  const { people } = await deps.directory.of(await deps.tenantOf(viewer.portalId))
  const nameOf = (userId: number | null) => people.find(({ id }) => id === userId)?.name ?? null
  return rows
    .filter(({ contactId }) => names.contacts.has(contactId))
    .map((row) => ({ ...viewOf(row, names), markedBy: nameOf(row.markedBy) }))
}

const states = ['leaving', 'left', 'returning', 'returned'] as const

function viewOf(row: FormerRow, { contacts, companies }: Names): Omit<FormerView, 'markedBy'> {
  const named = (type: number, names: ReadonlyMap<number, string>, id: number) => ({
    id,
    title: names.get(id) ?? '',
    path: cardPath(type, id),
  })
  const { contactId, successorId } = row
  return {
    id: row.id,
    contactId,
    name: contacts.get(contactId) ?? row.name,
    path: cardPath(contactEntityTypeId, contactId),
    state: states.find((one) => one === row.state) ?? 'leaving',
    because: row.because as FormerView['because'],
    companies: row.links
      .filter(({ companyId }) => companies.has(companyId))
      .map(({ companyId }) => named(companyEntityTypeId, companies, companyId)),
    markedAt: row.markedAt.toISOString(),
    returnedAt: row.returnedAt?.toISOString() ?? null,
    successor:
      successorId !== null && contacts.has(successorId) ? named(contactEntityTypeId, contacts, successorId) : null,
  }
}
