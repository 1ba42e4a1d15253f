import { AppError } from '../platform/errors/app-error.ts'
import { cardPath, companyEntityTypeId, type Viewer } from '../portal/index.ts'
import { chosenStatus } from './change-status.ts'
import { readCompanies } from './read-company.ts'
import { readRights } from './read-rights.ts'
import type { StatusDeps } from './status-deps.ts'
import { readDirectory } from './status-store.ts'
import { personView } from './status-view.ts'

/** Whoever may not change a status asks the nearest head who may, or the administrators. Resolves to the names of those who were told. */
export async function askForStatus(
  deps: StatusDeps,
  viewer: Viewer,
  companyId: number,
  { to, why }: { to: string; why: string },
): Promise<string[]> {
  const { portalId, userId } = viewer
  const { statuses } = await readDirectory(deps.db.prisma, portalId)
  const status = chosenStatus(statuses, to)
  const [company] = await readCompanies(deps, viewer, [companyId], statuses)
  if (!company) throw new AppError('company-status.no-company')
  const rights = await readRights(deps, await deps.tenantOf(portalId))
  const [head] = rights.of(viewer, company.responsibleId).heads
  const administrators = await deps.administrators(portalId)
  const told = head === undefined ? administrators : [personView(rights.organisation, head)]
  if (told.length === 0) throw new AppError('company-status.nobody-to-ask')
  const path = cardPath(companyEntityTypeId, companyId)
  const params = { title: company.title, path, who: viewer.name, status: status.name, why: why || '—' }
  const once = `company-status-asked:${companyId}:${to}:${userId}`
  for (const { id } of told)
    await deps.notices.send({ portalId, userId: id, kind: 'company-status.asked', params, path, once })
  return told.map(({ name }) => name)
}
