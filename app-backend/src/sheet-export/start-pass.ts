import { isAppError } from '../platform/errors/app-error.ts'
import type { Tenant } from '../portal/index.ts'
import { passKind, type SheetDeps } from './export-deps.ts'
import { exportWords } from './export-words.ts'
import { connectedBook } from './open-book.ts'
import type { SheetTx } from './store.ts'

/**
 * Begins to compare the sheets with the portal, and to write what differs. @param userId null: the product itself
 * Throws AppError `sheets.not-connected`, `long-work.running`.
 */
export async function startPass(
  deps: Pick<SheetDeps, 'store' | 'longWork'>,
  { id: portalId, language }: Tenant,
  userId: number | null,
  { only, tx }: { only?: number; tx?: SheetTx } = {},
): Promise<void> {
  await connectedBook(deps, portalId)
  const all = (await deps.store.sheets(portalId)).map(({ entityTypeId }) => entityTypeId)
  const entityTypeIds = only === undefined ? all : [only]
  if (entityTypeIds.length === 0) return
  const title = exportWords[language].pass
  await deps.longWork.start({ portalId, kind: passKind, title, payload: { entityTypeIds }, startedBy: userId }, tx)
}

/** Sees to it that sheets which hold nothing yet are filled: a pass that is under way takes them up at its end. */
export async function fillSheets(
  deps: Pick<SheetDeps, 'store' | 'longWork'>,
  tenant: Tenant,
  userId: number | null,
): Promise<void> {
  const book = await deps.store.book(tenant.id)
  const sheet = await deps.store.unfilledSheet(tenant.id)
  if (!book || book.fault || !sheet) return
  await startPass(deps, tenant, userId, { only: sheet.entityTypeId }).catch((error: unknown) => {
    if (!isAppError(error, 'long-work.running')) throw error
  })
}
