import type { Files } from '../../platform/files/create-files.ts'
import type { LongWork } from '../../platform/long-work/create-long-work.ts'
import type { Sealing } from '../../platform/secrets/sealing.ts'
import type { RequestListDeps } from '../list-deps.ts'

export interface ExportDeps extends RequestListDeps {
  files: Pick<Files, 'save' | 'read' | 'drop'>
  longWork: Pick<LongWork, 'start' | 'cancel'>
  sealing: Pick<Sealing, 'seal' | 'open'>
}

/** Kind of the long work, one at a time in a portal. */
export const exportKind = 'requests.export'
/** The token of whoever asked, bound to this use. */
export const tokenPurpose = 'requests.export.token'
/** How long a file and its parts are kept, ms. */
export const keptMs = 24 * 3_600_000
