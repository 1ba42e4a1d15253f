import type { Tenant } from '../tenant.ts'

/** A kind of record: by its CRM type, or the type that plays the request in the portal at hand. */
export type WatchedType = number | 'request'

export interface Watch {
  entityTypeId: WatchedType
  /** Fields beside those that every snapshot holds, by the portal's names (`originId`, `UF_CRM_…`), or how to tell them from the portal. */
  fields?: readonly string[] | ((tenant: Tenant) => readonly string[])
}

/** What the slices want to hear of; only these types are read. */
export interface Watches {
  add(watch: Watch): void
  /** CRM type -> further fields. */
  of(tenant: Tenant): ReadonlyMap<number, readonly string[]>
}

export function createWatches(): Watches {
  const watches: Watch[] = []
  return {
    add: (watch) => void watches.push(watch),
    of(tenant) {
      const types = new Map<number, Set<string>>()
      for (const { entityTypeId, fields = [] } of watches) {
        const type = entityTypeId === 'request' ? tenant.entityTypeId : entityTypeId
        const names = types.get(type) ?? new Set()
        for (const name of typeof fields === 'function' ? fields(tenant) : fields) names.add(name)
        types.set(type, names)
      }
      return new Map(Array.from(types, ([type, names]) => [type, Array.from(names).toSorted()]))
    },
  }
}
