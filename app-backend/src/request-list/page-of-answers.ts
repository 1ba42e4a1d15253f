import { AppError } from '../platform/errors/app-error.ts'
import type { BatchItem } from '../portal/index.ts'
import type { QuestionGround } from './ask-portal.ts'
import type { ListPage } from './contract.ts'
import type { Found } from './find-records.ts'
import type { RequestListDeps } from './list-deps.ts'
import { items, listRow } from './list-row.ts'
import { missingTitles } from './missing-titles.ts'
import { countedView, type AskedPage } from './page-commands.ts'
import { nextStart, pageStart } from './page-cursor.ts'
import { namesOf } from './row-names.ts'
import { unsearched } from './rules/quick-search.ts'

export type Answers = Readonly<Record<string, BatchItem>>

interface Answered {
  answers: Answers
  /** Clients were asked for by all contacts of a request. */
  byContacts: boolean
  /** Names of fields that are gone. */
  missing: readonly string[]
  found: Found | null
  /** Fields by which the page was first asked: they know the titles of those that are gone. */
  known: QuestionGround['fields']
}

/** A page out of the portal's answers to its commands. */
export async function pageOfAnswers(
  deps: RequestListDeps,
  ground: QuestionGround,
  { selection, search, columns, after, count }: AskedPage,
  { answers, byContacts, missing, found, known }: Answered,
): Promise<ListPage> {
  const page = answers['page']
  if (!page?.ok) throw new AppError('internal')
  const records = items.parse(page.result).items
  const { tenant, directory } = ground
  const people = new Set(directory.people.map(({ id }) => id))
  if (records.some(({ assignedById }) => assignedById && !people.has(Number(assignedById))))
    deps.directory.missed(tenant)
  const letters = await deps.store.letterCounts(
    tenant.id,
    tenant.entityTypeId,
    records.map(({ id }) => id),
  )
  const facts = { ground, columns, names: namesOf(answers, directory), letters }
  return {
    rows: records.map((record) => listRow(record, facts)),
    total: after === null ? (page.total ?? records.length) : null,
    next: nextStart(selection.sort, pageStart(after, selection.sort), records),
    counts: countsOf(answers, after === null ? count : []),
    found: found?.records ?? null,
    missing: await missingTitles(deps, tenant, missing, known),
    cut: found?.cut ?? false,
    amountsCut: found?.amountsCut ?? false,
    notSearched: found && search !== '' ? unsearched([...ground.fields.values()]).map(({ title }) => title) : [],
    contactsCut: ground.scope?.cut ?? false,
    firstContactOnly: byContacts && ground.firstContactOnly,
    readAs: null,
    asOf: ground.now.toISOString(),
  }
}

/** A view that is asked for by amount was not counted: that would be a request to the portal for each. */
const countsOf = (answers: Answers, asked: readonly string[]): ListPage['counts'] => ({
  ...Object.fromEntries(asked.map((view) => [view, null])),
  ...Object.fromEntries(
    Object.entries(answers).flatMap(([key, answer]) => {
      const view = countedView(key)
      return view === null ? [] : [[view, answer.ok ? (answer.total ?? 0) : null]]
    }),
  ),
})
