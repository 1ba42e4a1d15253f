import { z } from 'zod'
import type { DirectoryStore } from '../directory/directory-store.ts'

const kind = 'administrators'
const shape = z.array(z.object({ id: z.number().int(), name: z.string() }))
const most = 20

export interface KnownAdministrators {
  of(portalId: string): Promise<{ id: number; name: string }[]>
  /** An administrator opened a screen: they are one by the portal's word. */
  saw(portalId: string, person: { id: number; name: string }, now: Date): Promise<void>
}

/**
 * Administrators whom the product has met: the portal tells who is one of the person who asks only (`profile`, `user.admin`),
 * and no list of them. Whoever lost the right is forgotten at their next visit.
 */
export function createKnownAdministrators(lists: DirectoryStore): KnownAdministrators {
  const met = new Set<string>()
  const of = async (portalId: string) => shape.catch([]).parse((await lists.read(portalId, kind))?.data)
  return {
    of,
    async saw(portalId, person, now) {
      const mark = `${portalId} ${person.id}`
      if (met.has(mark)) return
      met.add(mark)
      const others = (await of(portalId)).filter((one) => one.id !== person.id)
      await lists.save(portalId, kind, [person, ...others].slice(0, most), now)
    },
  }
}
