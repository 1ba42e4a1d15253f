import type { Tenant, Viewer } from '../portal/index.ts'
import type { Layout, ListView, RequestList } from './contract.ts'
import type { RequestListDeps } from './list-deps.ts'
import { builtIn, builtInViews } from './rules/built-in-views.ts'

/** Everything the list needs before its first page: fields, views, columns, rights. No REST request while the fields are kept. */
export async function readList(deps: RequestListDeps, viewer: Viewer): Promise<RequestList> {
  const tenant = await deps.tenantOf(viewer.portalId)
  const [fields, views, kept, { people }, { actions }, create] = await Promise.all([
    deps.fields.of(tenant),
    viewsOf(deps, tenant, viewer),
    deps.layouts.read(tenant.id, viewer.userId),
    deps.directory.of(tenant),
    deps.permissions.of(tenant, viewer),
    deps.createRight.has(tenant, viewer),
  ])
  return {
    entityTypeId: tenant.entityTypeId,
    fields,
    views,
    layout: kept ?? firstLayout(tenant),
    firstColumns: firstLayout(tenant).columns,
    people,
    me: viewer.userId,
    zone: tenant.zone,
    may: {
      share: actions.includes('requests.share-views'),
      change: actions.includes('requests.change'),
      export: actions.includes('export.run'),
      create,
    },
  }
}

/** Built-in views first, then the viewer's own and everybody's. */
export async function viewsOf(
  { views }: Pick<RequestListDeps, 'views'>,
  tenant: Tenant,
  viewer: Viewer,
): Promise<ListView[]> {
  return [...builtIn(tenant.fieldNames), ...(await views.of(tenant.id, viewer.userId))]
}

/** What everybody begins with. */
export const firstLayout = ({ fieldNames }: Tenant): Layout => ({
  columns: [
    'stageId',
    fieldNames.resolveBy,
    fieldNames.category,
    'assignedById',
    'contactIds',
    'companyId',
    'createdTime',
  ],
  widths: {},
  density: 'cosy',
  pinned: [...builtInViews],
  first: 'open',
})
