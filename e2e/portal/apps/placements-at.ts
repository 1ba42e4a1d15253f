import type { App, Placement, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

export interface PlacedApp {
  app: App
  placement: Placement
  /** In the person's language, else the bound title, else the application's name. */
  title: string
}

/** What a page shows at a placement: bindings of installed, active applications. */
export function placementsAt(state: PortalState, code: string, viewer: User): PlacedApp[] {
  const found: PlacedApp[] = []
  for (const placement of state.placements.values()) {
    if (placement.placement !== code || (placement.userId > 0 && placement.userId !== viewer.id)) continue
    const app = state.apps.get(placement.clientId)
    if (!app?.active || !app.installed) continue
    found.push({ app, placement, title: placement.langAll[viewer.lang]?.TITLE || placement.title || app.title })
  }
  return found
}
