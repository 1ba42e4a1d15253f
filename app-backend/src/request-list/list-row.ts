import { z } from 'zod'
import { cardPath, type DirectoryData } from '../portal/index.ts'
import type { ListRow } from './contract.ts'
import type { Question } from './ask-portal.ts'
import { cellValue, type CellNames } from './rules/cell-value.ts'

const item = z.looseObject({
  id: z.coerce.number().int(),
  title: z.string().nullish(),
  stageId: z.string().nullish(),
  createdTime: z.string().nullish(),
})
export type Item = z.infer<typeof item>
export const items = z.object({ items: z.array(item) })

/** Fields that every row needs, whatever its columns. */
export const rowFields = ['id', 'title', 'stageId', 'createdTime', 'contactId', 'companyId'] as const

export interface RowFacts {
  question: Question
  columns: readonly string[]
  names: CellNames
  letters: Map<number, { count: number; lastAt: Date }>
}

/** A record of the portal as a row; unknown stages get a neutral name, never an empty cell. */
export function listRow(record: Item, { question, columns, names, letters }: RowFacts): ListRow {
  const { tenant, fields, directory } = question
  const counted = letters.get(record.id)
  const values = columns.flatMap((name) => {
    const field = fields.get(name)
    return field ? [[name, cellValue(record[name], field, names)] as const] : []
  })
  return {
    id: record.id,
    title: record.title || `№ ${record.id}`,
    stage: stageOf(record.stageId ?? '', directory),
    path: cardPath(tenant.entityTypeId, record.id),
    createdAt: new Date(record.createdTime ?? 0).toISOString(),
    letterCount: counted?.count ?? 0,
    lastLetterAt: counted?.lastAt.toISOString() ?? null,
    values: Object.fromEntries(values),
  }
}

function stageOf(id: string, { stages }: DirectoryData): ListRow['stage'] {
  const stage = stages.find((one) => one.id === id)
  return { id, name: stage?.name ?? (id || '—'), color: stage?.color ?? null, meaning: stage?.meaning ?? 'process' }
}
