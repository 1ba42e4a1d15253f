import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import { macroRoutes } from './macros/index.ts'

/** Several actions at a request in one click. */
export const wireMacros = ({ db, clock, guards, portal, tenantOf }: Ground): Capability => ({
  routes: (server) =>
    macroRoutes(server, {
      ...guards,
      db,
      clock,
      async mayEdit(viewer) {
        const { actions } = await portal.permissions.of(await tenantOf(viewer.portalId), viewer)
        return actions.includes('settings.edit')
      },
    }),
})
