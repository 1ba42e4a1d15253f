import { randomUUID } from 'node:crypto'
import { recordAudit } from '../audit/index.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { Actor, Viewer } from '../portal/index.ts'
import type { DirectoryBody, StatusDirectory } from './contract.ts'
import { ensureField, writeOptions } from './mirror-field.ts'
import { directoryFault } from './rules/directory-fault.ts'
import type { Status } from './rules/status.ts'
import type { StatusDeps } from './status-deps.ts'
import { readDirectory, saveDirectory } from './status-store.ts'
import { statusView } from './status-view.ts'

type Deps = Pick<StatusDeps, 'db' | 'clock' | 'portal' | 'tenantOf'>

export async function readStatuses({ db }: Pick<Deps, 'db'>, { portalId }: Viewer): Promise<StatusDirectory> {
  const { fieldId, revision, statuses } = await readDirectory(db.prisma, portalId)
  return { ready: fieldId !== null, revision, statuses: statuses.map(statusView) }
}

/**
 * Saves the directory, the portal's field first: a status without a value in the portal could not be given to a company. The first
 * time the field is made. @throws AppError `company-status.twice`, `.no-default`, `.two-defaults`, `.directory-changed`, `portal.*`
 */
export async function changeDirectory(deps: Deps, viewer: Viewer, body: DirectoryBody): Promise<StatusDirectory> {
  const { portalId } = viewer
  const tenant = await deps.tenantOf(portalId)
  const actor: Actor = { kind: 'portal', portalId }
  const before = await readDirectory(deps.db.prisma, portalId)
  if (before.revision !== body.revision) throw new AppError('company-status.directory-changed')
  const wanted = statusesOf(before.statuses, body)
  const fault = directoryFault(wanted)
  if (fault) throw new AppError(`company-status.${fault}`)
  const fieldId = before.fieldId ?? (await ensureField(deps, actor, wanted, tenant.language))
  const statuses = await writeOptions(deps, actor, fieldId, wanted)
  const at = deps.clock.now()
  await deps.db.prisma.$transaction(async (tx) => {
    await saveDirectory(tx, portalId, { fieldId, revision: body.revision, statuses, at })
    await recordAudit(tx, {
      portalId,
      at,
      actor: { kind: 'person', id: String(viewer.userId) },
      action: 'company-status.directory-changed',
      before: namesOf(before.statuses),
      after: namesOf(statuses),
    })
  })
  return readStatuses(deps, viewer)
}

/** What companies may still have stays, archived: only the order and the words are the editor's to drop. */
function statusesOf(before: readonly Status[], { statuses }: DirectoryBody): Status[] {
  const named = statuses.map(({ key, ...fields }): Status => {
    const known = before.find((one) => one.key === key)
    return { ...fields, key: known?.key ?? newKey(), optionId: known?.optionId ?? null }
  })
  const left = before.filter(({ key }) => !named.some((one) => one.key === key))
  return [...named, ...left.map((status) => ({ ...status, archived: true, isDefault: false }))]
}

const newKey = (): string => `PRD_${randomUUID().slice(0, 8).toUpperCase()}`

const namesOf = (statuses: readonly Status[]) => ({
  statuses: statuses.map(({ name, archived }) => (archived ? `(${name})` : name)).join(', '),
})
