import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, cardPath, type Actor, type Viewer } from '../portal/index.ts'
import type { StuckActivityView, StuckPage } from './contract.ts'
import { peopleInReach, personView } from './reach.ts'
import { readOpenActivities, type OpenActivity } from './read-activities.ts'
import { ownerKey, readOwners, type Owner } from './read-owners.ts'
import { isHidden, whyStuck } from './rules/why-stuck.ts'
import type { StuckDeps } from './stuck-deps.ts'

/** Final stages that every portal has, whatever it calls the others. Bitrix24 docs: api-reference/crm/status/crm-status-list */
const finalStages = new Set(['CONVERTED', 'JUNK', 'WON', 'LOSE'])
const isClosed = ({ closed, stageId }: Owner): boolean =>
  closed || (stageId !== null && finalStages.has(stageId.replace(/^.*:/, '')))

/**
 * A person's open activities with why each can't be found: the portal's counter counts by who answers for the activity. Three
 * requests: activities and their records with the app's token, the records once more with the viewer's, who sees less.
 * @throws AppError `stuck.not-yours`
 */
export async function readStuck(deps: StuckDeps, viewer: Viewer, asked?: number): Promise<StuckPage> {
  const { portalId } = viewer
  const userId = asked ?? viewer.userId
  const organisation = await deps.people.organisation(await deps.tenantOf(portalId))
  const reach = peopleInReach(organisation, viewer)
  if (userId !== viewer.userId && !reach.includes(userId)) throw new AppError('stuck.not-yours')
  const { activities, total } = await readOpenActivities(deps, portalId, { RESPONSIBLE_ID: userId })
  const places = activities.map(({ owner }) => owner)
  const portal: Actor = { kind: 'portal', portalId }
  const [owners, seen] = await Promise.all([
    readOwners(deps, portal, places),
    readOwners(deps, actorOf(viewer), places),
  ])
  const person = (id: number) => personView(organisation, id)
  const now = deps.clock.now()
  const rows = activities.map((activity): StuckActivityView => {
    const key = ownerKey(activity.owner)
    const owner = owners.get(key) ?? null
    const open = seen.has(key)
    const responsible = owner?.responsibleId == null ? null : person(owner.responsibleId)
    const facts = owner && {
      responsibleId: owner.responsibleId,
      responsibleName: responsible?.name ?? '',
      closed: isClosed(owner),
    }
    const { id, kind, subject, createdAt, deadline } = activity
    return {
      id,
      kind,
      subject,
      createdAt: createdAt?.toISOString() ?? null,
      deadline: deadline?.toISOString() ?? null,
      owner: {
        ...activity.owner,
        title: open ? (owner?.title ?? null) : null,
        path: open ? cardPath(activity.owner.entityTypeId, activity.owner.id) : null,
        responsible,
      },
      because: whyStuck(
        {
          userId,
          deadline,
          owner: facts,
          visible: userId === viewer.userId ? open : null,
        },
        now,
      ),
      mayMove: mayMove(activity, owner),
      mayComplete: kind !== 'task',
    }
  })
  const stuck = rows.toSorted((a, b) => Number(b.because.length > 0) - Number(a.because.length > 0))
  return {
    person: person(userId),
    rows: stuck,
    total,
    hidden: rows.filter(({ because }) => isHidden(because)).length,
    people: reach.map(person).filter(({ active }) => active),
  }
}

/** Whatever is left to hand on: the record is somebody else's. Tasks are handed on where tasks live. */
export const mayMove = ({ kind, responsibleId }: OpenActivity, owner: Owner | null): boolean =>
  kind !== 'task' && owner !== null && owner.responsibleId !== null && owner.responsibleId !== responsibleId
