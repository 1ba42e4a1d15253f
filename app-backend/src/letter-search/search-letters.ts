import type { Database } from '../platform/db/database.ts'
import { cardPath, type PortalClient, type Viewer } from '../portal/index.ts'
import type { FoundLetter, SearchPage } from './contract.ts'
import { mostRequests, readableRequests } from './readable-requests.ts'
import { marked, type Marked } from './rules/marked.ts'
import { searchTerms } from './rules/search-terms.ts'
import {
  lettersWithWords,
  questionOf,
  requestsWithWords,
  type LetterWithWords,
  type RequestWithWords,
} from './search-read-model.ts'

export interface SearchDeps {
  db: Database
  portal: PortalClient
}

const pageSize = 20
const nothing: SearchPage = { letters: [], total: 0, requests: 0, cut: false, next: null }

/**
 * Letters with the words, of requests that the person may read now. The portal is asked before a letter or a count of letters is
 * shown: a request that was closed to them a second ago shows nothing any more. Throws AppError `portal.*`.
 */
export async function searchLetters(
  { db, portal }: SearchDeps,
  viewer: Viewer,
  { text, before }: { text: string; before?: number | undefined },
): Promise<SearchPage> {
  const { portalId } = viewer
  const terms = searchTerms(text)
  if (terms.length === 0) return nothing
  const question = await questionOf(db.prisma, terms)
  if (question === '') return nothing
  const found = await requestsWithWords(db.prisma, portalId, question, mostRequests + 1)
  const titles = await readableRequests(portal, viewer, found.slice(0, mostRequests))
  const shown = found.filter(({ requestId }) => titles.has(requestId))
  if (shown.length === 0) return nothing
  const letters = await lettersWithWords(db.prisma, portalId, question, {
    requestIds: shown.map(({ requestId }) => requestId),
    before: before ?? null,
    take: pageSize + 1,
  })
  const page = letters.slice(0, pageSize)
  const places = new Map(shown.map((one) => [one.requestId, one]))
  return {
    letters: page.flatMap((letter) => view(letter, places, titles)),
    total: shown.reduce((sum, one) => sum + one.letters, 0),
    requests: shown.length,
    cut: found.length > mostRequests,
    next: letters.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  }
}

function view(
  letter: LetterWithWords,
  places: ReadonlyMap<number, RequestWithWords>,
  titles: ReadonlyMap<number, string>,
): FoundLetter[] {
  const place = places.get(letter.requestId ?? 0)
  if (!place) return []
  const { entityTypeId, entityId, requestId } = place
  const files = marked(letter.files)
  return [
    {
      id: letter.id,
      receivedAt: letter.receivedAt.toISOString(),
      from: { name: letter.fromName ?? '', address: letter.fromAddress ?? '' },
      subject: marked(letter.subject),
      snippet: marked(letter.snippet),
      files: files.some(isMarked) ? files : [],
      request: { id: entityId, title: titles.get(requestId) ?? '', path: cardPath(entityTypeId, entityId) },
    },
  ]
}

const isMarked = ({ mark }: Marked) => mark
