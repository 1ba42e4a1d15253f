import type { Database } from '../platform/db/database.ts'
import { cardPath, type PortalClient, type Viewer } from '../portal/index.ts'
import type { FoundLetter, FoundSent, SearchPage } from './contract.ts'
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
import { requestsWithSentWords, sentWithWords, type SentWithWords } from './sent-read-model.ts'

export interface SearchDeps {
  db: Database
  portal: PortalClient
}

const pageSize = 20
const nothing: SearchPage = { letters: [], sent: [], total: 0, totalSent: 0, requests: 0, cut: false, next: null }

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
  const most = mostRequests + 1
  const received = await requestsWithWords(db.prisma, portalId, question, most)
  const sent = await requestsWithSentWords(db.prisma, portalId, question, most)
  const found = [...new Map([...received, ...sent].map((one) => [one.requestId, one])).values()]
  const titles = await readableRequests(portal, viewer, found.slice(0, mostRequests))
  const shown = found.filter(({ requestId }) => titles.has(requestId))
  if (shown.length === 0) return nothing
  const requestIds = shown.map(({ requestId }) => requestId)
  const letters = await lettersWithWords(db.prisma, portalId, question, {
    requestIds,
    before: before ?? null,
    take: pageSize + 1,
  })
  const page = letters.slice(0, pageSize)
  const places = new Map(shown.map((one) => [one.requestId, one]))
  const ours =
    before === undefined ? await sentWithWords(db.prisma, portalId, question, { requestIds, take: pageSize }) : []
  const totalSent = countOf(sent, titles)
  return {
    letters: page.flatMap((letter) => view(letter, places, titles)),
    sent: ours.flatMap((letter) => sentView(letter, places, titles)),
    total: countOf(received, titles) + totalSent,
    totalSent,
    requests: shown.length,
    cut: found.length > mostRequests,
    next: letters.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  }
}

const countOf = (requests: readonly RequestWithWords[], readable: ReadonlyMap<number, string>) =>
  requests.reduce((sum, { requestId, letters }) => sum + (readable.has(requestId) ? letters : 0), 0)

type Places = ReadonlyMap<number, RequestWithWords>

function placeOf(requestId: number, places: Places, titles: ReadonlyMap<number, string>) {
  const place = places.get(requestId)
  if (!place) return null
  const { entityTypeId, entityId } = place
  return { id: entityId, title: titles.get(requestId) ?? '', path: cardPath(entityTypeId, entityId) }
}

function sentView(letter: SentWithWords, places: Places, titles: ReadonlyMap<number, string>): FoundSent[] {
  const request = placeOf(letter.requestId, places, titles)
  if (!request) return []
  const { id, at, to, subject, snippet } = letter
  return [{ id, at: at.toISOString(), to, subject: marked(subject), snippet: marked(snippet), request }]
}

function view(letter: LetterWithWords, places: Places, titles: ReadonlyMap<number, string>): FoundLetter[] {
  const request = placeOf(letter.requestId ?? 0, places, titles)
  if (!request) return []
  const files = marked(letter.files)
  return [
    {
      id: letter.id,
      receivedAt: letter.receivedAt.toISOString(),
      from: { name: letter.fromName ?? '', address: letter.fromAddress ?? '' },
      subject: marked(letter.subject),
      snippet: marked(letter.snippet),
      files: files.some(isMarked) ? files : [],
      request,
    },
  ]
}

const isMarked = ({ mark }: Marked) => mark
