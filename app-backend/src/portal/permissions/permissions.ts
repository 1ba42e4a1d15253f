import type { Clock } from '../../platform/clock/clock.ts'
import type { Organisations } from '../directory/organisation.ts'
import type { Organisation } from '../rules/organisation.ts'
import { isHead } from '../rules/heads.ts'
import type { Viewer } from '../session/viewer.ts'
import type { Tenant } from '../tenant.ts'
import type { KnownAdministrators } from './administrators-store.ts'
import { denied } from './denied.ts'
import type { PermissionStore } from './permission-store.ts'
import { actionNames, rowOf, type Action, type Role } from '../rules/actions.ts'
import { holders } from '../rules/matrix.ts'
import { standing, type Standing } from '../rules/standing.ts'

/** A role that stands on the portal's lists is granted, and a person refused, on lists no older than this. */
const freshMs = 10 * 60_000

export interface Permissions {
  /** Throws `permission.denied` (why not, and who may) unless the person may do it. */
  check(tenant: Tenant, viewer: Viewer, action: Action): Promise<void>
  /** Everything that the person may do: for the screens, which hide and explain; the check is at the server. */
  of(tenant: Tenant, viewer: Viewer): Promise<{ roles: Role[]; actions: Action[] }>
  /** People who may do it, administrators first; as many as are known. */
  whoMay(tenant: Tenant, action: Action): Promise<{ id: number; name: string }[]>
}

export interface PermissionDeps {
  store: PermissionStore
  organisations: Organisations
  administrators: KnownAdministrators
  clock: Clock
}

export function createPermissions({ store, organisations, administrators, clock }: PermissionDeps): Permissions {
  async function standingOf(
    tenant: Tenant,
    viewer: Viewer,
    integrators: number[],
    maxAgeMs?: number,
  ): Promise<Standing> {
    const organisation = viewer.isAdmin ? null : await organisations.of(tenant, maxAgeMs)
    return standing({ userId: viewer.userId, isAdmin: viewer.isAdmin, integrators, organisation })
  }

  async function whoMay(tenant: Tenant, action: Action) {
    const { matrix, integrators } = await store.read(tenant.id)
    const [known, organisation] = [await administrators.of(tenant.id), await organisations.of(tenant)]
    const held = holders(matrix, action)
    const active = (organisation?.people ?? []).filter((one) => one.active && one.kind !== 'extranet')
    const others = active.filter((one) => isOneOf(organisation, held, integrators, one.id))
    const list = [...(held.includes('administrator') ? known : []), ...others]
    return list
      .filter((one, at) => list.findIndex(({ id }) => id === one.id) === at)
      .map(({ id, name }) => ({ id, name }))
  }

  return {
    whoMay,

    async check(tenant, viewer, action) {
      if (viewer.isAdmin) await administrators.saw(tenant.id, { id: viewer.userId, name: viewer.name }, clock.now())
      const { always, atMost } = rowOf(action)
      if (viewer.isAdmin && always.includes('administrator')) return
      const adminsOnly = atMost.length === 1 && atMost[0] === 'administrator'
      const { matrix, integrators } = await store.read(tenant.id)
      const held = holders(matrix, action)
      const may = (person: Standing, without: readonly Role[] = []) =>
        person.roles.some((role) => held.includes(role) && !without.includes(role))
      if (!adminsOnly) {
        // What costs no request first; a head is one only by fresh lists, and nobody is refused on old ones.
        if (may(await standingOf(tenant, viewer, integrators), ['head'])) return
        if (may(await standingOf(tenant, viewer, integrators, freshMs))) return
      }
      throw denied(action, await whoMay(tenant, action))
    },

    async of(tenant, viewer) {
      const { matrix, integrators } = await store.read(tenant.id)
      const { roles } = await standingOf(tenant, viewer, integrators, freshMs)
      const actions = actionNames.filter((action) => holders(matrix, action).some((role) => roles.includes(role)))
      return { roles, actions }
    },
  }
}

function isOneOf(organisation: Organisation | null, held: readonly Role[], integrators: number[], id: number): boolean {
  if (held.includes('agent')) return true
  if (held.includes('integrator') && integrators.includes(id)) return true
  return held.includes('head') && organisation !== null && isHead(organisation, id)
}
