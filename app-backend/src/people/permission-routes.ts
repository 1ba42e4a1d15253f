import type { Clock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import {
  actionNames,
  faultsOf,
  holders,
  personOf,
  roles,
  rowOf,
  type Guards,
  type Permissions,
  type PermissionStore,
  type TenantStore,
} from '../portal/index.ts'
import { ownPermissions, permissionTable, savePermissionsBody, type PermissionTable } from './contract.ts'
import { permissionChange } from './permission-change.ts'
import { roleTitles } from './permission-family.ts'
import type { People } from './create-people.ts'

export interface PermissionRouteDeps extends Pick<Guards, 'requirePermission'> {
  permissions: Permissions
  permissionStore: PermissionStore
  people: People
  tenants: TenantStore
  clock: Clock
  /** Writes the change into the audit journal. */
  changed(portalId: string, userId: number, before: unknown, after: unknown): Promise<void>
}

/** The matrix of rights, and what the viewer may do by it. */
export function permissionRoutes(server: HttpServer, deps: PermissionRouteDeps) {
  const tags = ['permissions']

  server.get(
    '/api/permissions/mine',
    {
      schema: { tags, response: { 200: ownPermissions, ...faultAnswers } },
      preHandler: deps.requirePermission('app.open'),
    },
    async ({ viewer }) => deps.permissions.of(await tenantOf(deps, viewer.portalId), viewer),
  )

  server.get(
    '/api/permissions',
    {
      schema: { tags, response: { 200: permissionTable, ...faultAnswers } },
      preHandler: deps.requirePermission('settings.view'),
    },
    ({ viewer }) => tableOf(deps, viewer.portalId),
  )

  server.put(
    '/api/permissions',
    {
      schema: { tags, body: savePermissionsBody, response: { 200: permissionTable, ...faultAnswers } },
      preHandler: deps.requirePermission('permissions.edit'),
    },
    async (request) => {
      const { portalId, userId } = request.viewer
      const { holders: matrix, integrators, revision } = request.body
      const faults = faultsOf(matrix)
      const shown = faults.map(
        ({ action, role }) => `${rowOf(action)[langOf(request)]}: ${roleTitles[role][langOf(request)]}`,
      )
      if (shown.length > 0) throw new AppError('permission.limits', { params: { detail: shown.join('; ') } })
      const { revision: _, ...before } = await deps.permissionStore.read(portalId)
      const after = { matrix, integrators }
      await deps.permissionStore.save(portalId, { ...after, revision }, userId, deps.clock.now())
      const change = permissionChange(before, after)
      await deps.changed(portalId, userId, change.before, change.after)
      return tableOf(deps, portalId)
    },
  )
}

async function tableOf(deps: PermissionRouteDeps, portalId: string): Promise<PermissionTable> {
  const { matrix, integrators, revision } = await deps.permissionStore.read(portalId)
  const tenant = await tenantOf(deps, portalId)
  const known = integrators.length > 0 ? await deps.people.organisation(tenant) : null
  return {
    roles: roles.map((role) => ({ role, title: roleTitles[role] })),
    actions: actionNames.map((action) => {
      const { ru, en, usual, always, atMost } = rowOf(action)
      const held = [...holders(matrix, action)]
      return { action, title: { ru, en }, holders: held, usual: [...usual], always: [...always], atMost: [...atMost] }
    }),
    integrators: integrators.map((id) => ({ id, name: (known && personOf(known, id)?.name) ?? `№ ${id}` })),
    revision,
  }
}

async function tenantOf({ tenants }: Pick<PermissionRouteDeps, 'tenants'>, id: string) {
  const tenant = await tenants.byId(id)
  if (!tenant) throw new AppError('portal.unknown')
  return tenant
}
