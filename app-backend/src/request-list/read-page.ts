import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, faultError, type BatchItem, type Viewer } from '../portal/index.ts'
import { aQuestion, type Question } from './ask-portal.ts'
import type { ListPage } from './contract.ts'
import { findRecords, type Found } from './find-records.ts'
import type { RequestListDeps } from './list-deps.ts'
import { pageCommands, type AskedPage } from './page-commands.ts'
import { pageOfAnswers, type Answers } from './page-of-answers.ts'
import { viewsOf } from './read-list.ts'
import { amountConditions } from './rules/amounts.ts'
import { wordsOfOtherLayout } from './rules/quick-search.ts'

/** The code of a filter that the portal does not have. */
const noSuchFilter = 'INVALID_ARG_VALUE'

/**
 * A page of requests with the viewer's own token, names of clients and counts of views included: one REST request; two for the
 * first page of a search by words, phone or address or of conditions by amount, and as many again when nothing is called so: the words may have been typed
 * on the other keyboard layout. Throws AppError `portal.*`.
 */
export async function readPage(deps: RequestListDeps, viewer: Viewer, query: AskedPage): Promise<ListPage> {
  const page = await readAsTyped(deps, viewer, query)
  const meant = page.total === 0 ? wordsOfOtherLayout(query.search) : null
  if (meant === null) return page
  const other = await readAsTyped(deps, viewer, { ...query, search: meant, found: null })
  return other.total === 0 ? page : { ...other, readAs: meant }
}

async function readAsTyped(deps: RequestListDeps, viewer: Viewer, query: AskedPage): Promise<ListPage> {
  const { client } = query
  const { question, found, known } = await foundFor(deps, viewer, query)
  const first = await ask(deps, question, query, found)
  if (first.page.ok) return pageOfAnswers(deps, question, query, { ...first, found, known })
  const fresh = await otherGround(deps, question, first, client)
  if (!fresh) throw faultError(first.page.fault, { kind: 'read' })
  const again = await ask(deps, fresh, query, found)
  if (!again.page.ok) throw faultError(again.page.fault, { kind: 'read' })
  return pageOfAnswers(deps, fresh, query, { ...again, found, known })
}

interface Begun {
  question: Question
  found: Found | null
  /** The fields by which it was first asked. */
  known: Question['fields']
}

/** The question with what its conditions name; somebody may have deleted a field of theirs since the fields were read. */
async function foundFor(deps: RequestListDeps, viewer: Viewer, query: AskedPage): Promise<Begun> {
  const { client } = query
  const question = await aQuestion(deps, viewer, { client })
  const known = question.fields
  try {
    return { question, found: await findRecords(deps, question, query), known }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'portal.refused') throw error
    const fresh = await aQuestion(deps, viewer, { client, refresh: true })
    if (fresh.fields.size === known.size) throw error
    return { question: fresh, found: await findRecords(deps, fresh, query), known }
  }
}

/** A refusal tells what the portal does not have, or has no more: the ground of the next try. null: it would be refused again. */
async function otherGround(
  deps: RequestListDeps,
  question: Question,
  { page, byContacts }: Asked,
  client: AskedPage['client'],
): Promise<Question | null> {
  if (page.ok || page.fault.code !== 'portal.refused') return null
  // An older portal has no filter by all contacts of a request: from now on it is asked for first contacts alone.
  if (page.fault.portalCode === noSuchFilter && byContacts && !question.firstContactOnly) {
    await deps.contactsFilter.refused(question.tenant)
    return { ...question, firstContactOnly: true }
  }
  // Somebody deleted a field of the conditions since the fields were read.
  const fresh = await aQuestion(deps, question.viewer, { client, refresh: true })
  return fresh.fields.size === question.fields.size ? null : fresh
}

interface Asked {
  answers: Answers
  page: BatchItem
  byContacts: boolean
  missing: string[]
}

async function ask(deps: RequestListDeps, question: Question, query: AskedPage, found: Found | null): Promise<Asked> {
  const { commands, byContacts, missing } = pageCommands(
    question,
    query,
    found,
    await countedViews(deps, question, query),
  )
  const answers: Answers = await deps.portal.batch(actorOf(question.viewer), commands, {
    kind: 'read',
    patienceMs: 10_000,
  })
  const page = answers['page']
  if (!page) throw new AppError('internal')
  return { answers, page, byContacts, missing }
}

/** Counts ride along with a first page; amounts could not. */
async function countedViews(deps: RequestListDeps, { tenant, viewer, fields }: Question, { count, after }: AskedPage) {
  if (after !== null || count.length === 0) return []
  const views = await viewsOf(deps, tenant, viewer)
  return views.filter(
    ({ id, selection }) => count.includes(id) && amountConditions(selection.filter, fields).length === 0,
  )
}
