import { recordAudit } from '../../audit/index.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { actorOf, contactEntityTypeId, type Viewer, type WriteFacts } from '../../portal/index.ts'
import { notWorkingField } from '../former-fields.ts'
import { fieldsMadeAt } from '../former-store.ts'
import { formerRule, linkWrite } from '../former-writes.ts'
import { viewsOf } from './list-proposals.ts'
import type { ProposalDeps } from './proposal-deps.ts'
import { decideProposal, openProposal, type ProposalRow } from './proposal-store.ts'

/** Takes a proposal of a person's own accord, with their own token, or puts it aside for good. Throws `proposal.gone`, `proposal.refused`, `portal.*`. */
export async function decide(deps: ProposalDeps, viewer: Viewer, id: string, accept: boolean): Promise<void> {
  const { portalId, userId } = viewer
  const row = await openProposal(deps.db.prisma, portalId, id)
  // Whoever may not see the contact or the company does not learn that there is a proposal.
  const [seen] = row ? await viewsOf(deps, viewer, [row]) : []
  if (!row || !seen) throw new AppError('proposal.gone')
  if (accept) await write(deps, viewer, row)
  const at = deps.clock.now()
  const state = accept ? 'accepted' : 'declined'
  await deps.db.prisma.$transaction(async (tx) => {
    await decideProposal(tx, row, { state, decidedBy: userId, decidedAt: at })
    const actor = { kind: 'person', id: String(userId) } as const
    const about = { entityTypeId: contactEntityTypeId, entityId: row.contactId }
    await recordAudit(tx, { portalId, at, actor, action: `former-contacts.proposal-${state}`, ...about, after: about })
  })
}

async function write(deps: ProposalDeps, viewer: Viewer, row: ProposalRow): Promise<void> {
  const { portalId, userId } = viewer
  if (row.kind === 'leaver' && (await fieldsMadeAt(deps.db.prisma, portalId)) === null)
    throw new AppError('proposal.refused')
  const name = `${formerRule}:proposal:${row.id}:${deps.clock.now().getTime()}`
  const cause = { kind: 'person', id: String(userId) } as const
  const { ends } = await deps.writes.byPerson({
    run: { portalId, name, rule: formerRule, mode: 'live', userId, cause },
    actor: actorOf(viewer),
    writes: [writeOf(row, name)],
  })
  if ([...ends.values()].some(({ kind }) => kind !== 'done')) throw new AppError('proposal.refused')
}

/** The company becomes the contact's main one; a leaver is marked, and the rest follows the mark. */
function writeOf({ kind, contactId, companyId }: ProposalRow, key: string): WriteFacts {
  if (kind === 'company') return linkWrite({ key, because: [] }, contactId, { companyId, sort: 10, primary: true })
  const fields = { [notWorkingField]: 'Y' }
  return {
    key,
    action: 'update',
    entityTypeId: contactEntityTypeId,
    entityId: contactId,
    method: 'crm.item.update',
    params: { entityTypeId: contactEntityTypeId, id: contactId, useOriginalUfNames: 'Y', fields },
    before: { [notWorkingField]: 'N' },
    after: fields,
    because: [],
  }
}
