import type { ImportContent } from './rules/import-content.ts'
import type { ImportMapping, ImportOptions, ImportRunView, ImportState, OriginKey } from './contract.ts'

/** An import as the slice knows it; counts of its rows stand in staging. */
export interface ImportRun {
  id: string
  portalId: string
  title: string
  entityTypeId: number
  content: ImportContent
  /** The run that has brought the records to which comments or files belong. */
  belongsTo: string | null
  source: string
  uploadId: string
  fileName: string
  sizeBytes: number
  part: string | null
  format: ImportRunView['format']
  charset: string | null
  delimiter: string | null
  recognised: ImportRunView['recognised']
  columns: string[]
  originKey: OriginKey
  mapping: ImportMapping
  options: ImportOptions
  state: ImportState
  taskId: string | null
  startedBy: number
  createdAt: Date
  startedAt: Date | null
  endedAt: Date | null
  certified: boolean
}
