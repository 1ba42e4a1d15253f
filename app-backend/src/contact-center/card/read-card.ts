import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import { actorOf, type Viewer } from '../../portal/index.ts'
import type { CenterDeps } from '../center.ts'
import { ask } from '../crm/ask.ts'
import { entityTypeIds, recordName } from '../crm/record-types.ts'
import { versionsOf } from '../files/file-store.ts'
import { groupedVersions } from '../files/grouped-versions.ts'
import { portalWords, type WordDeps } from '../journal/portal-words.ts'
import { readRecordChanges } from '../journal/read-record-changes.ts'
import type { CardRecord, CenterCard } from './contract.ts'

export interface CardDeps extends WordDeps, Pick<CenterDeps, 'db' | 'portal' | 'files'> {}

const found = z.object({ items: z.array(z.object({ id: z.coerce.number().int() })) })

/** The portal itself says whether the viewer may see the record: one request. Throws `center.not-found`. */
async function mustSee({ portal }: CardDeps, viewer: Viewer, { kind, id }: CardRecord): Promise<void> {
  const params = { entityTypeId: entityTypeIds[kind], filter: { id }, select: ['id'], start: -1 }
  const { seen } = await ask(portal, actorOf(viewer), { seen: { method: 'crm.item.list', params } })
  if (found.parse(seen).items.length === 0)
    throw new AppError('center.not-found', { params: { record: recordName(kind, id) } })
}

/** What the contact centre has left at a record that the viewer may see. Throws `center.not-found`. */
export async function readCard(deps: CardDeps, viewer: Viewer, record: CardRecord): Promise<CenterCard> {
  await mustSee(deps, viewer, record)
  const { portalId } = viewer
  const { prisma } = deps.db
  const [versions, { changes, more }] = await Promise.all([
    record.kind === 'deal' ? versionsOf(prisma, portalId, record.id) : [],
    readRecordChanges(prisma, portalId, recordName(record.kind, record.id)),
  ])
  const shown = changes.flatMap(({ before, after }) => [before, after])
  const words = await portalWords(deps, viewer, shown)
  const titles = words.titles(record.kind)
  return {
    files: groupedVersions(versions),
    changes: changes.map(({ before, after, ...one }) => ({
      ...one,
      before: words.values(record.kind, before),
      after: words.values(record.kind, after),
      titles: Object.fromEntries(Object.entries(titles).filter(([field]) => field in after)),
    })),
    more,
  }
}

/** A version's file, for whoever may see its deal. Throws `center.not-found`, `file.not-found`. */
export async function readVersion(deps: CardDeps, viewer: Viewer, dealId: number, versionId: string) {
  await mustSee(deps, viewer, { kind: 'deal', id: dealId })
  const { portalId } = viewer
  const version = await deps.db.prisma.centerFile.findFirst({ where: { portalId, dealId, id: versionId } })
  if (!version) throw new AppError('file.not-found')
  return deps.files.read(portalId, version.fileId)
}
