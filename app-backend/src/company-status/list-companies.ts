import { z } from 'zod'
import { actorOf, cardPath, companyEntityTypeId, type Viewer } from '../portal/index.ts'
import type { companyQuery, CompanyPage } from './contract.ts'
import { companyFields, companyOf } from './read-company.ts'
import { readRights } from './read-rights.ts'
import { statusField } from './rules/status.ts'
import type { StatusDeps } from './status-deps.ts'
import { readDirectory } from './status-store.ts'
import { personView, statusView } from './status-view.ts'

const items = z.object({ items: z.array(z.looseObject({ id: z.coerce.number().int(), title: z.string().nullish() })) })
const pageSize = 50

/** Companies that the viewer may see, by status and name; the portal filters, one request a page. */
export async function listCompanies(
  deps: StatusDeps,
  viewer: Viewer,
  { status, empty, search, start }: z.output<typeof companyQuery>,
): Promise<CompanyPage> {
  const { portalId } = viewer
  const { fieldId, statuses } = await readDirectory(deps.db.prisma, portalId)
  const rights = await readRights(deps, await deps.tenantOf(portalId))
  const wanted = statuses.find(({ key }) => key === status)
  const filter = {
    isMyCompany: 'N',
    ...(search ? { '%title': search } : {}),
    ...(status === undefined ? {} : { [statusField]: wanted?.optionId ?? -1 }),
    ...(empty ? { [`=${statusField}`]: '' } : {}),
  }
  const params = {
    entityTypeId: companyEntityTypeId,
    useOriginalUfNames: 'Y',
    filter,
    select: companyFields,
    order: { id: 'DESC' },
    start,
  }
  const read = await deps.portal.call(actorOf(viewer), 'crm.item.list', params, { kind: 'read', patienceMs: 10_000 })
  const companies = items.parse(read.result).items.map((raw) => companyOf(companyRow.parse(raw), statuses))
  const total = read.total ?? companies.length
  return {
    ready: fieldId !== null,
    statuses: statuses.map(statusView),
    rows: companies.map(({ id, title, responsibleId, status: now }) => ({
      id,
      title,
      path: cardPath(companyEntityTypeId, id),
      status: now?.key ?? null,
      responsible: responsibleId === null ? null : personView(rights.organisation, responsibleId),
      mayChange: rights.of(viewer, responsibleId).allowed,
    })),
    total,
    next: start + pageSize < total ? start + pageSize : null,
  }
}

const companyRow = z.looseObject({
  id: z.coerce.number().int(),
  title: z.string().nullish(),
  assignedById: z.coerce.number().int().nullish(),
})
