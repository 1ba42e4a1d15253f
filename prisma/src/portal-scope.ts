import { AsyncLocalStorage } from 'node:async_hooks'

/** Whose rows a query may touch: one portal's, or every portal's. */
type Scope = { readonly portalId: string } | 'all'

const storage = new AsyncLocalStorage<Scope>()

/** The setting that the row policies read: a portal's id, `*` for all of them, empty for none. */
export function scopeSetting(): string {
  const scope = storage.getStore()
  if (scope === undefined) return ''
  return scope === 'all' ? '*' : scope.portalId
}

/** Runs the work with the rows of one portal in sight; every other portal's are as if they were not there. */
export function inPortal<T>(portalId: string, work: () => Promise<T>): Promise<T> {
  // Awaited inside: a Prisma query starts when somebody waits for it, and must start within the scope.
  return storage.run({ portalId }, async () => await work())
}

/**
 * Runs the work with the rows of all portals in sight: claiming what is due, finding the tenant of a request, retention.
 * The narrower {@link inPortal} begins as soon as the portal is known.
 */
export function acrossPortals<T>(work: () => Promise<T>): Promise<T> {
  return storage.run('all', async () => await work())
}

/** For servers that hand a request on by callback: `next` and everything after it sees one portal. */
export function enterPortal(portalId: string, next: () => void): void {
  storage.run({ portalId }, next)
}
