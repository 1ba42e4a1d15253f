import type { Files } from '../../platform/files/create-files.ts'
import type { SheetDeps } from '../export-deps.ts'

export interface FileDeps extends Pick<
  SheetDeps,
  'db' | 'clock' | 'portal' | 'sealing' | 'longWork' | 'tenantOf' | 'namesOf'
> {
  files: Pick<Files, 'save' | 'read' | 'drop'>
}

/** Kind of the long work, one at a time in a portal. */
export const fileKind = 'sheet-export.file'
/** The token of whoever asked, bound to this use. */
export const tokenPurpose = 'sheet-export.file.token'
/** How long a file and its parts are kept, ms. */
export const keptMs = 24 * 3_600_000
