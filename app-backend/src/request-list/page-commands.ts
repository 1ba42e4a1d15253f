import type { z } from 'zod'
import type { Command } from '../portal/index.ts'
import { askedFilter, itemList, orderOf, type QuestionGround } from './ask-portal.ts'
import type { ListView, pageQuery } from './contract.ts'
import type { Found } from './find-records.ts'
import { rowFields } from './list-row.ts'
import { pageStart } from './page-cursor.ts'
import { companyContactCommands, nameCommands } from './row-names.ts'

export type AskedPage = z.output<typeof pageQuery>

export interface PageCommands {
  commands: Record<string, Command>
  /** Clients are asked for by all contacts of a request. */
  byContacts: boolean
  /** Fields of conditions and order that the portal has no more. */
  missing: string[]
}

/** A page with the names of its clients, and with a first page the counts of `views`: one REST request. */
export function pageCommands(
  ground: QuestionGround,
  { selection, search, after, columns }: AskedPage,
  found: Found | null,
  views: readonly ListView[],
): PageCommands {
  const begin = pageStart(after, selection.sort)
  const words = found && { text: search, found: found.records }
  const { filter, byContacts, missing } = askedFilter(ground, selection, words, begin.filter)
  const select = [...new Set([...rowFields, ...columns.filter((name) => ground.fields.has(name))])]
  const order = orderOf(ground, selection.sort)
  return {
    commands: {
      page: itemList(ground, { select, filter, order, start: begin.start }),
      ...nameCommands(columns),
      ...companyContactCommands(ground.scope),
      ...Object.fromEntries(views.map((view) => [countKey(view.id), countCommand(ground, view, words)])),
    },
    byContacts,
    missing: missingOf(ground, selection.sort.field, missing),
  }
}

const missingOf = ({ fields }: QuestionGround, sortedBy: string, missing: readonly string[]): string[] =>
  sortedBy === 'id' || fields.has(sortedBy) ? [...missing] : [...new Set([...missing, sortedBy])]

/** A row is read of each view, and the portal tells how many there are. */
function countCommand(
  ground: QuestionGround,
  { selection }: ListView,
  words: Parameters<typeof askedFilter>[2],
): Command {
  const { filter } = askedFilter(ground, selection, words)
  return itemList(ground, { select: ['id'], filter, order: { id: 'ASC' }, start: 0 })
}

const counts = 'count_'
const countKey = (viewId: string): string => `${counts}${viewId}`
/** The view whose count an answer is; null: another answer. */
export const countedView = (key: string): string | null => (key.startsWith(counts) ? key.slice(counts.length) : null)
