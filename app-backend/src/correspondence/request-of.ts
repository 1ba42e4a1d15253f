import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, mayReadRecord, type Tenant, type Viewer } from '../portal/index.ts'
import type { RequestRecord } from '../requests/index.ts'
import type { CorrespondenceDeps } from './correspondence-deps.ts'

export interface RequestOfViewer {
  tenant: Tenant
  record: RequestRecord
}

/**
 * The request of this number in the portal, for a person who may read it there: the portal decides, one request. A record that the
 * product has not met is a request of ours from now on. Throws `request.not-found`.
 */
export async function requestOf(
  deps: Pick<CorrespondenceDeps, 'portal' | 'requests' | 'tenantOf' | 'clock'>,
  viewer: Viewer,
  entityId: number,
): Promise<RequestOfViewer> {
  const tenant = await deps.tenantOf(viewer.portalId)
  const card = { entityTypeId: tenant.entityTypeId, id: entityId }
  if (!(await mayReadRecord(deps.portal, actorOf(viewer), card))) throw new AppError('request.not-found')
  return { tenant, record: await recordOf(deps, tenant, entityId) }
}

/** Our record of a request that the caller knows to be readable. */
export const recordOf = (
  { requests, clock }: Pick<CorrespondenceDeps, 'requests' | 'clock'>,
  { id: portalId, entityTypeId }: Tenant,
  entityId: number,
): Promise<RequestRecord> =>
  requests.remember({ portalId, entityTypeId, entityId, contactId: null, companyId: null }, clock.now())
