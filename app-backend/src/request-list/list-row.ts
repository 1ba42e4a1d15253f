import { z } from 'zod'
import { cardPath, type DirectoryData } from '../portal/index.ts'
import type { ListRow } from './contract.ts'
import type { QuestionGround } from './ask-portal.ts'
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
  ground: QuestionGround
  columns: readonly string[]
  names: CellNames
  letters: Map<number, { count: number; lastAt: Date }>
}

/** A record of the portal as a row; unknown stages get a neutral name, never an empty cell. */
export function listRow(record: Item, { ground, columns, names, letters }: RowFacts): ListRow {
  const { tenant, fields, directory, scope } = ground
  const counted = letters.get(record.id)
  const values = columns.flatMap((name) => {
    const field = fields.get(name)
    return field
      ? [
          [
            name,
            cellValue(field.kind === 'contact' ? ownFirst(record[name], scope) : record[name], field, names),
          ] as const,
        ]
      : []
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

/** In a company's tab its own person stands first among the contacts of a request. */
function ownFirst(raw: unknown, scope: QuestionGround['scope']): unknown {
  if (!Array.isArray(raw) || !scope) return raw
  const isOwn = (id: unknown): boolean => scope.contactIds.includes(Number(id))
  return raw.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)))
}

function stageOf(id: string, { stages }: DirectoryData): ListRow['stage'] {
  const stage = stages.find((one) => one.id === id)
  return { id, name: stage?.name ?? (id || '—'), color: stage?.color ?? null, meaning: stage?.meaning ?? 'process' }
}
