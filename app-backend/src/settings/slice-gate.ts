import { AppError } from '../platform/errors/app-error.ts'
import type { Abilities, Guard, Guards, SliceDeclaration, TenantStore } from '../portal/index.ts'
import type { SettingsReader } from './read-settings.ts'

/** Is a slice at work in a portal: switched on, and not blocked by what the portal lacks? */
export interface SliceGate {
  isOn(portalId: string, slice: string): Promise<boolean>
  /** Throws `slice.off` or `slice.blocked`. Who has just read the portal brings along what it said of itself. */
  require(portalId: string, slice: string, known?: Pick<Abilities, 'blocked'>): Promise<void>
  /** Guards of the API that refuse while the slice is off. */
  guards(guards: Guards, slice: string): Guards
}

export interface GateDeps {
  settings: SettingsReader
  tenants: Pick<TenantStore, 'abilities'>
  slices: readonly SliceDeclaration[]
}

export function createSliceGate({ settings, tenants, slices }: GateDeps): SliceGate {
  async function fault(portalId: string, name: string, known?: Pick<Abilities, 'blocked'>): Promise<AppError | null> {
    const slice = slices.find((one) => one.name === name)
    if (!slice) throw new RangeError(`no slice ${name}`)
    const params = { title: slice.title.ru, titleEn: slice.title.en }
    if (slice.switchable && (await settings.switchedOff(portalId)).has(name))
      return new AppError('slice.off', { params })
    const { blocked } = known ?? (await tenants.abilities(portalId))
    return blocked.includes(name) ? new AppError('slice.blocked', { params }) : null
  }

  async function require(portalId: string, slice: string, known?: Pick<Abilities, 'blocked'>) {
    const error = await fault(portalId, slice, known)
    if (error) throw error
  }

  async function pass(portalId: string, slice: string, done: (error?: Error) => void) {
    const error = await fault(portalId, slice).catch((failure: Error) => failure)
    done(error ?? undefined)
  }

  const behind = (guard: Guard, slice: string): Guard => {
    const gated: Guard = (request, reply, done) =>
      guard(request, reply, (refusal) => {
        if (refusal) done(refusal)
        else void pass(request.viewer.portalId, slice, done)
      })
    return Object.assign(gated, guard.permission ? { permission: guard.permission } : {})
  }

  return {
    require,
    isOn: async (portalId, slice) => (await fault(portalId, slice)) === null,
    guards: (guards, slice) => ({
      requirePermission: (action) => behind(guards.requirePermission(action), slice),
      requireViewer: behind(guards.requireViewer, slice),
      requireAdmin: behind(guards.requireAdmin, slice),
    }),
  }
}
