import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, cardPath, companyEntityTypeId, type Viewer } from '../portal/index.ts'
import { changeOutcomes, changeSources, type StatusChangeView, type StatusOfCompany } from './contract.ts'
import { readRights } from './read-rights.ts'
import { statusField, statusOf, type Status } from './rules/status.ts'
import type { StatusDeps } from './status-deps.ts'
import { changesOf, readDirectory } from './status-store.ts'
import { personView, statusView } from './status-view.ts'

const item = z.looseObject({
  id: z.coerce.number().int(),
  title: z.string().nullish(),
  assignedById: z.coerce.number().int().nullish(),
})
const page = z.object({ items: z.array(item) })

export interface FoundCompany {
  id: number
  title: string
  responsibleId: number | null
  status: Status | null
}

export const companyFields = ['id', 'title', 'assignedById', statusField]

/** A row of crm.item.list as the screens take it. */
export const companyOf = (raw: z.infer<typeof item>, statuses: readonly Status[]): FoundCompany => ({
  id: raw.id,
  title: raw.title || `№ ${raw.id}`,
  responsibleId: raw.assignedById || null,
  status: statusOf(raw[statusField], statuses),
})

/** Companies that the viewer may see, by the viewer's own token: 50 ids a request. Bitrix24 docs: api-reference/crm/universal/crm-item-list */
export async function readCompanies(
  { portal }: Pick<StatusDeps, 'portal'>,
  viewer: Viewer,
  ids: readonly number[],
  statuses: readonly Status[],
): Promise<FoundCompany[]> {
  const found: FoundCompany[] = []
  for (let at = 0; at < ids.length; at += 50) {
    const filter = { '@id': ids.slice(at, at + 50) }
    const params = {
      entityTypeId: companyEntityTypeId,
      useOriginalUfNames: 'Y',
      filter,
      select: companyFields,
      start: -1,
    }
    const { result } = await portal.call(actorOf(viewer), 'crm.item.list', params, { kind: 'read', patienceMs: 10_000 })
    found.push(...page.parse(result).items.map((raw) => companyOf(raw, statuses)))
  }
  return found
}

/** The company's status, who may change it, and its history: one request. @throws AppError `company-status.no-company` */
export async function readStatusOfCompany(deps: StatusDeps, viewer: Viewer, id: number): Promise<StatusOfCompany> {
  const { portalId } = viewer
  const { fieldId, statuses } = await readDirectory(deps.db.prisma, portalId)
  const [company] = await readCompanies(deps, viewer, [id], statuses)
  if (!company) throw new AppError('company-status.no-company')
  const rights = await readRights(deps, await deps.tenantOf(portalId))
  const verdict = rights.of(viewer, company.responsibleId)
  const person = (userId: number) => personView(rights.organisation, userId)
  const history = await changesOf(deps.db.prisma, portalId, id)
  return {
    id,
    title: company.title,
    path: cardPath(companyEntityTypeId, id),
    status: company.status?.key ?? null,
    responsible: company.responsibleId === null ? null : person(company.responsibleId),
    mayChange: verdict.allowed,
    because: verdict.because,
    heads: verdict.heads.map(person),
    administrators: (await deps.administrators(portalId)).map(({ name }) => name),
    ready: fieldId !== null,
    statuses: statuses.map(statusView),
    history: history.map((row): StatusChangeView => ({
      id: row.id,
      from: row.fromKey,
      to: row.toKey,
      by: row.userId === null ? null : person(row.userId).name,
      at: row.at.toISOString(),
      source: changeSources.find((one) => one === row.source) ?? 'portal',
      comment: row.comment,
      outcome: changeOutcomes.find((one) => one === row.outcome) ?? 'accepted',
      because: row.because as StatusChangeView['because'],
    })),
  }
}
