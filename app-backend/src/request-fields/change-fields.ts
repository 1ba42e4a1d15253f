import { recordAudit } from '../audit/index.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, type Viewer } from '../portal/index.ts'
import { applyKind, type ApplyPayload } from './apply-fields.ts'
import type { ApplyFieldsBody } from './contract.ts'
import type { FieldDeps } from './field-deps.ts'
import { readFields, writeFields } from './field-store.ts'
import { readPortalFields } from './portal-fields.ts'
import { adoptFields } from './rules/adopt-field.ts'
import type { FieldSet } from './rules/field-definition.ts'

type Deps = Pick<FieldDeps, 'db' | 'clock'>
type Action = 'fields.saved' | 'fields.adopted'

/** Keeps a set. Throws `settings.conflict` when somebody was faster. */
export async function saveFields(
  { db, clock }: Deps,
  { portalId, userId }: Viewer,
  { set, revision }: { set: FieldSet; revision: number },
  action: Action = 'fields.saved',
): Promise<void> {
  const now = clock.now()
  await db.prisma.$transaction(async (tx) => {
    if (!(await writeFields(tx, { portalId, set, revision, userId, now }))) throw new AppError('settings.conflict')
    const actor = { kind: 'person', id: String(userId) } as const
    await recordAudit(tx, { portalId, at: now, actor, action, after: { fields: set.fields.length } })
  })
}

/** Takes the portal's names, options and kinds of these fields into the set: one or two REST requests by the viewer's own right. */
export async function takeFromPortal(
  deps: Pick<FieldDeps, 'db' | 'clock' | 'portal' | 'tenantOf'>,
  viewer: Viewer,
  { codes, revision }: { codes: readonly string[]; revision: number },
): Promise<void> {
  const tenant = await deps.tenantOf(viewer.portalId)
  const { set } = await readFields(deps.db.prisma, tenant.id)
  const { fields } = await readPortalFields(deps.portal, actorOf(viewer), tenant, set)
  await saveFields(deps, viewer, { set: adoptFields(set, fields, new Set(codes)), revision }, 'fields.adopted')
}

const title = { ru: 'Поля и карточка запроса', en: 'Fields and card of requests' }

/** Begins to bring the portal to the set. Throws `long-work.running` while that lasts, `settings.conflict` for another set than was seen. */
export async function startApply(
  { db, clock, longWork, tenantOf }: Pick<FieldDeps, 'db' | 'clock' | 'longWork' | 'tenantOf'>,
  { portalId, userId }: Viewer,
  { revision, ...wanted }: ApplyFieldsBody,
): Promise<string> {
  const kept = await readFields(db.prisma, portalId)
  if (kept.revision !== revision) throw new AppError('settings.conflict')
  const { language } = await tenantOf(portalId)
  const payload: ApplyPayload = { ...wanted, set: kept.set }
  const total = wanted.codes.length + (wanted.cards ? 1 : 0)
  return db.prisma.$transaction(async (tx) => {
    const work = { portalId, kind: applyKind, title: title[language], payload, total, startedBy: userId }
    const { id } = await longWork.start(work, tx)
    const actor = { kind: 'person', id: String(userId) } as const
    const line = { portalId, at: clock.now(), actor, action: 'fields.applied', after: wanted }
    await recordAudit(tx, line)
    return id
  })
}
