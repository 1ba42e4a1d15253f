import { recordAudit } from '../audit/index.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { Viewer } from '../portal/index.ts'
import type { SaveViewBody } from './contract.ts'
import type { RequestListDeps } from './list-deps.ts'
import { viewIdOf, type StoredView } from './view-store.ts'

type Deps = Pick<RequestListDeps, 'db' | 'views' | 'clock' | 'permissions' | 'tenantOf'>

/** Keeps a selection under a name: one's own, or everybody's for those who may share views. Returns its id. */
export async function saveView(deps: Deps, viewer: Viewer, view: SaveViewBody): Promise<string> {
  if (view.shared) await requireSharing(deps, viewer)
  const id = await deps.views.add(viewer.portalId, viewer.userId, view, deps.clock.now())
  if (view.shared) await audit(deps, viewer, 'request-view.shared', view.name)
  return viewIdOf(id)
}

/** Throws `request-view.not-found`, `request-view.changed`, `permission.denied`. */
export async function changeView(
  deps: Deps,
  viewer: Viewer,
  id: number,
  change: SaveViewBody & { revision: number },
): Promise<void> {
  const stored = await editable(deps, viewer, id)
  if (change.shared !== stored.shared) await requireSharing(deps, viewer)
  const now = deps.clock.now()
  const changed = await deps.views.change(viewer.portalId, id, { ...change, userId: viewer.userId, now })
  if (!changed) throw new AppError('request-view.changed')
  if (change.shared || stored.shared) await audit(deps, viewer, 'request-view.shared', change.name)
}

export async function removeView(deps: Deps, viewer: Viewer, id: number): Promise<void> {
  const stored = await editable(deps, viewer, id)
  await deps.views.remove(viewer.portalId, id)
  if (stored.shared) await audit(deps, viewer, 'request-view.removed', viewIdOf(id))
}

/** Somebody else's own view does not exist for the viewer; a shared one is changed by those who may share. */
async function editable(deps: Deps, viewer: Viewer, id: number): Promise<StoredView> {
  const stored = await deps.views.byId(viewer.portalId, id)
  if (!stored || (!stored.shared && stored.userId !== viewer.userId)) throw new AppError('request-view.not-found')
  if (stored.shared) await requireSharing(deps, viewer)
  return stored
}

const requireSharing = async ({ permissions, tenantOf }: Deps, viewer: Viewer) =>
  permissions.check(await tenantOf(viewer.portalId), viewer, 'requests.share-views')

const audit = ({ db, clock }: Deps, { portalId, userId }: Viewer, action: string, name: string) =>
  recordAudit(db.prisma, {
    portalId,
    at: clock.now(),
    actor: { kind: 'person', id: String(userId) },
    action,
    after: { name },
  })
