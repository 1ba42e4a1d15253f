import { recordAudit } from '../audit/index.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, type Viewer, type WriteFacts } from '../portal/index.ts'
import { reason } from '../kernel/reason.ts'
import type { FormerDetails } from './contract.ts'
import type { FormerDeps } from './former-deps.ts'
import { updateFormer } from './former-store.ts'
import { formerRule } from './former-writes.ts'
import type { ListDeps } from './list-former.ts'
import { readNames } from './read-names.ts'
import { findFormer, readFormer, readWork, type Work } from './what-hangs.ts'

export type HandOverDeps = ListDeps & Pick<FormerDeps, 'writes' | 'clock'>

/** Records of one go: they are one request. */
const most = 50

/** Chooses who takes the work over; null: nobody. Throws AppError `former.gone`, `former.no-successor`. */
export async function chooseSuccessor(
  deps: HandOverDeps,
  viewer: Viewer,
  formerId: string,
  successorId: number | null,
): Promise<FormerDetails> {
  const { row } = await findFormer(deps, viewer, formerId)
  if (successorId !== null) {
    const { contacts } = await readNames(deps.portal, actorOf(viewer), { contacts: [successorId], companies: [] })
    if (successorId === row.contactId || !contacts.has(successorId)) throw new AppError('former.no-successor')
  }
  await deps.db.prisma.$transaction(async (tx) => {
    await updateFormer(tx, row, { successorId })
    await recordAudit(tx, {
      portalId: viewer.portalId,
      at: deps.clock.now(),
      actor: { kind: 'person', id: String(viewer.userId) },
      action: 'former-contacts.successor-chosen',
      before: { contactId: row.contactId, successorId: row.successorId },
      after: { contactId: row.contactId, successorId },
    })
  })
  return readFormer(deps, viewer, formerId)
}

/**
 * Gives open requests and deals of the former contact to the successor, 50 at once, with the viewer's own token: the portal decides
 * about each, and the run can be taken back. Throws AppError `former.gone`, `former.no-successor`, `portal.*`.
 */
export async function handOver(
  deps: HandOverDeps,
  viewer: Viewer,
  formerId: string,
): Promise<{ done: number; refused: number }> {
  const { row, contact } = await findFormer(deps, viewer, formerId)
  if (!contact.successor) throw new AppError('former.no-successor')
  const { open } = await readWork(deps, viewer, row)
  const name = `${formerRule}:hand-over:${row.id}:${deps.clock.now().getTime()}`
  const change = { from: row.contactId, to: contact.successor.id, name: contact.name, key: name }
  const { ends } = await deps.writes.byPerson({
    run: {
      portalId: viewer.portalId,
      name,
      rule: formerRule,
      mode: 'live',
      userId: viewer.userId,
      cause: { kind: 'person', id: String(viewer.userId) },
    },
    actor: actorOf(viewer),
    writes: open.slice(0, most).map((one) => writeOf(one, change)),
  })
  const done = [...ends.values()].filter(({ kind }) => kind === 'done').length
  return { done, refused: ends.size - done }
}

/** The successor stands where the former contact stood. Bitrix24 docs: api-reference/crm/universal/crm-item-update */
function writeOf(
  { entityTypeId, id, contactIds }: Work['open'][number],
  { from, to, name, key }: { from: number; to: number; name: string; key: string },
): WriteFacts {
  const after = [...new Set(contactIds.map((one) => (one === from ? to : one)))]
  return {
    key: `${key}:${entityTypeId}:${id}`,
    action: 'update',
    entityTypeId,
    entityId: id,
    method: 'crm.item.update',
    params: { entityTypeId, id, fields: { contactIds: after } },
    before: { contactIds },
    after: { contactIds: after },
    because: [reason('former.handed-over', { name })],
  }
}
