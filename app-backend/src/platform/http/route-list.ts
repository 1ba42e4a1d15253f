import type { FastifyInstance, RouteOptions } from 'fastify'

/** A route of the product as it was registered, for the tests that walk all of them. */
export interface ListedRoute {
  method: string
  url: string
  /** The action that its guard asks for; null when nothing guards it. */
  permission: string | null
  /** Why nobody's right is asked for. */
  open: string | null
  schema: RouteOptions['schema']
}

declare module 'fastify' {
  interface FastifyInstance {
    routeList: ListedRoute[]
  }
  interface FastifyContextConfig {
    /** A route without a guard says why: what proves its caller instead. */
    open?: string
  }
}

/** Keeps a list of the routes as they come. */
export function listRoutes(server: FastifyInstance) {
  const list: ListedRoute[] = []
  server.decorate('routeList', list)
  server.addHook('onRoute', (route) => {
    const hooks = [route.preHandler ?? []].flat() as { permission?: string }[]
    const permission = hooks.find((hook) => hook.permission !== undefined)?.permission ?? null
    const { open } = (route.config ?? {}) as { open?: string }
    for (const method of [route.method].flat())
      list.push({ method, url: route.url, permission, open: open ?? null, schema: route.schema })
  })
}
