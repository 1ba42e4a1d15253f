import type { App, Placement, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { mayUseApp } from './may-use-app.ts'

export interface PlacedApp {
  app: App
  placement: Placement
  /** In the person's language, else the bound title, else the application's name. */
  title: string
  /** Heading under which a menu gathers several items; '' = none. */
  groupName: string
}

/** What a page shows at a placement: bindings of installed, active applications that are open to the person. */
export function placementsAt(state: PortalState, code: string, viewer: User): PlacedApp[] {
  const found: PlacedApp[] = []
  for (const placement of state.placements.values()) {
    const placed = placement.placement === code ? shownTo(state, placement, viewer) : undefined
    if (placed !== undefined) found.push(placed)
  }
  return found
}

/** One binding by its number, under the same rules. */
export function placementById(state: PortalState, id: number, viewer: User): PlacedApp | undefined {
  const placement = state.placements.get(id)
  return placement && shownTo(state, placement, viewer)
}

function shownTo(state: PortalState, placement: Placement, viewer: User): PlacedApp | undefined {
  if (placement.userId > 0 && placement.userId !== viewer.id) return undefined
  const app = state.apps.get(placement.clientId)
  if (!app?.active || !app.installed || !mayUseApp(state, app, viewer)) return undefined
  const words = placement.langAll[viewer.lang]
  return {
    app,
    placement,
    title: words?.TITLE || placement.title || app.title,
    groupName: words?.GROUP_NAME || placement.groupName,
  }
}
