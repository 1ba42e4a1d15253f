import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, faultError, type BatchItem, type Command, type Viewer } from '../portal/index.ts'
import { aQuestion, askedFilter, findRecords, itemList, orderOf, type Found, type Question } from './ask-portal.ts'
import type { ListPage, pageQuery } from './contract.ts'
import type { z } from 'zod'
import type { RequestListDeps } from './list-deps.ts'
import { items, listRow, rowFields } from './list-row.ts'
import { missingTitles } from './missing-titles.ts'
import { nextStart, pageStart } from './page-cursor.ts'
import { nameCommands, namesOf } from './row-names.ts'
import { wordsOfOtherLayout } from './rules/quick-search.ts'
import { viewsOf } from './read-list.ts'

type Query = z.output<typeof pageQuery>
/** The code of a filter that the portal does not have. */
const noSuchFilter = 'INVALID_ARG_VALUE'

type Answers = Record<string, BatchItem>

/**
 * A page of requests with the viewer's own token, names of clients and counts of views included: one REST request; two for the
 * first page of a search by words, phone or address, and as many again when nothing is called so: the words may have been typed
 * on the other keyboard layout. Throws AppError `portal.*`.
 */
export async function readPage(deps: RequestListDeps, viewer: Viewer, query: Query): Promise<ListPage> {
  const page = await readAsTyped(deps, viewer, query)
  const meant = page.total === 0 ? wordsOfOtherLayout(query.search) : null
  if (meant === null) return page
  const other = await readAsTyped(deps, viewer, { ...query, search: meant, found: null })
  return other.total === 0 ? page : { ...other, readAs: meant }
}

async function readAsTyped(deps: RequestListDeps, viewer: Viewer, query: Query): Promise<ListPage> {
  const question = await aQuestion(deps, viewer)
  const found = await foundFor(deps, question, query)
  const first = await ask(deps, question, query, found)
  if (first.page.ok) return pageOf(deps, question, query, { ...first, found, known: question.fields })
  if (first.page.fault.code !== 'portal.refused') throw faultError(first.page.fault, { kind: 'read' })
  // The portal refuses a filter by a field that somebody deleted since the fields were read, or by all contacts when it is older.
  const fields = await aQuestion(deps, viewer, true)
  const fresh = fields.fields.size === question.fields.size ? await olderPortal(deps, fields, first) : fields
  if (fresh === null) throw faultError(first.page.fault, { kind: 'read' })
  const again = await ask(deps, fresh, query, found)
  if (!again.page.ok) throw faultError(again.page.fault, { kind: 'read' })
  return pageOf(deps, fresh, query, { ...again, found, known: question.fields })
}

/** The question by first contacts alone, which are all that an older portal filters by; null: it was not asked by contacts. */
async function olderPortal(
  { contactsFilter }: RequestListDeps,
  question: Question,
  { page, byContacts }: Asked,
): Promise<Question | null> {
  if (page.ok || page.fault.portalCode !== noSuchFilter || !byContacts || question.firstContactOnly) return null
  await contactsFilter.refused(question.tenant)
  return { ...question, firstContactOnly: true }
}

async function foundFor(deps: RequestListDeps, question: Question, { search, found }: Query): Promise<Found | null> {
  if (search === '') return null
  return found ? { records: found, cut: false } : findRecords(deps, question, search)
}

interface Asked {
  answers: Answers
  page: BatchItem
  byContacts: boolean
  missing: string[]
}

async function ask(deps: RequestListDeps, question: Question, query: Query, found: Found | null): Promise<Asked> {
  const { selection, search, after, columns } = query
  const begin = pageStart(after, selection.sort)
  const words = found && { text: search, found: found.records }
  const { filter, byContacts, missing } = askedFilter(question, selection, words, begin.filter)
  const select = [...new Set([...rowFields, ...columns.filter((name) => question.fields.has(name))])]
  const order = orderOf(question, selection.sort)
  const commands: Record<string, Command> = {
    page: itemList(question, { select, filter, order, start: begin.start }),
    ...nameCommands(columns),
    ...(await countCommands(deps, question, query, words)),
  }
  const answers: Answers = await deps.portal.batch(actorOf(question.viewer), commands, {
    kind: 'read',
    patienceMs: 10_000,
  })
  const page = answers['page']
  if (!page) throw new AppError('internal')
  return { answers, page, byContacts, missing: missingOf(question, selection.sort.field, missing) }
}

const missingOf = ({ fields }: Question, sortedBy: string, missing: readonly string[]): string[] =>
  sortedBy === 'id' || fields.has(sortedBy) ? [...missing] : [...new Set([...missing, sortedBy])]

/** Counts ride along with a first page: a row is read of each view, and the portal tells how many there are. */
async function countCommands(
  deps: RequestListDeps,
  question: Question,
  { count, after }: Query,
  words: Parameters<typeof askedFilter>[2],
): Promise<Record<string, Command>> {
  if (after !== null || count.length === 0) return {}
  const views = (await viewsOf(deps, question.tenant, question.viewer)).filter(({ id }) => count.includes(id))
  return Object.fromEntries(
    views.map(({ id, selection }) => {
      const { filter } = askedFilter(question, selection, words)
      return [`count_${id}`, itemList(question, { select: ['id'], filter, order: { id: 'ASC' }, start: 0 })]
    }),
  )
}

async function pageOf(
  deps: RequestListDeps,
  question: Question,
  { selection, columns, after }: Query,
  { answers, page, byContacts, missing, found, known }: Asked & { found: Found | null; known: Question['fields'] },
): Promise<ListPage> {
  if (!page.ok) throw new AppError('internal')
  const records = items.parse(page.result).items
  const { tenant, directory } = question
  const letters = await deps.store.letterCounts(
    tenant.id,
    tenant.entityTypeId,
    records.map(({ id }) => id),
  )
  const facts = { question, columns, names: namesOf(answers, directory), letters }
  return {
    rows: records.map((record) => listRow(record, facts)),
    total: after === null ? (page.total ?? records.length) : null,
    next: nextStart(selection.sort, pageStart(after, selection.sort), records),
    counts: countsOf(answers),
    found: found?.records ?? null,
    missing: await missingTitles(deps, tenant, missing, known),
    cut: found?.cut ?? false,
    readAs: null,
    firstContactOnly: byContacts && question.firstContactOnly,
    asOf: question.now.toISOString(),
  }
}

const countsOf = (answers: Answers): ListPage['counts'] =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([key, answer]) =>
      key.startsWith('count_') && answer.ok ? [[key.slice('count_'.length), answer.total ?? 0]] : [],
    ),
  )
