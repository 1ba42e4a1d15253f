import { CATALOG_KINDS } from './catalog-kinds.ts'
import { CRM_KINDS } from './crm-kinds.ts'
import { WORK_KINDS } from './work-kinds.ts'
import type { Kind } from './world.ts'

/** Kinds of records by the names that `own-ids.ts` and `needs.ts` use. */
export const KINDS: Record<string, Kind> = { ...CRM_KINDS, ...CATALOG_KINDS, ...WORK_KINDS }
