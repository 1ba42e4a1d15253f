import type { Clock } from '../platform/clock/clock.ts'
import { isAppError } from '../platform/errors/app-error.ts'
import type { DirectoryStore, Permissions, Tenant, Viewer } from '../portal/index.ts'

/** Somebody may have given the right meanwhile. */
const believedMs = 15 * 60_000
const kindOf = ({ userId }: Viewer) => `requests-add-refused:${userId}`

/** May a person make requests? The portal tells its own right to add by refusing alone: the refusal is remembered for a while. */
export interface CreateRight {
  has(tenant: Tenant, viewer: Viewer): Promise<boolean>
  refused(tenant: Tenant, viewer: Viewer): Promise<void>
}

interface CreateRightDeps {
  permissions: Pick<Permissions, 'check'>
  lists: Pick<DirectoryStore, 'fetchedAt' | 'save'>
  clock: Clock
}

export function createCreateRight({ permissions, lists, clock }: CreateRightDeps): CreateRight {
  const granted = (tenant: Tenant, viewer: Viewer) =>
    permissions.check(tenant, viewer, 'requests.create').then(
      () => true,
      (error: unknown) => {
        if (isAppError(error, 'permission.denied')) return false
        throw error
      },
    )
  return {
    async has(tenant, viewer) {
      const told = await lists.fetchedAt(tenant.id, kindOf(viewer))
      if (told !== null && clock.now().getTime() - told.getTime() < believedMs) return false
      return granted(tenant, viewer)
    },
    refused: ({ id }, viewer) => lists.save(id, kindOf(viewer), {}, clock.now()),
  }
}
