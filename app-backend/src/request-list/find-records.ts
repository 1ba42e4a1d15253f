import type { Question } from './ask-portal.ts'
import type { FoundRecords, Selection } from './contract.ts'
import { findAmounts } from './find-amounts.ts'
import { findClients } from './find-clients.ts'
import type { RequestListDeps } from './list-deps.ts'
import { amountConditions, amountKey } from './rules/amounts.ts'
import { searchMeaning } from './rules/quick-search.ts'

/** Requests whose letters hold the words, at most: a filter names no more. */
const mostWithWords = 500

export interface Found {
  records: FoundRecords
  /** More letters hold the words than were looked through. */
  cut: boolean
  /** More requests hold amounts than were looked through. */
  amountsCut: boolean
}

interface Sought {
  selection: Selection
  search: string
  /** What an earlier page found. */
  found: FoundRecords | null
}

/**
 * Records that search and conditions by amount name, with the viewer's token: no REST request when neither is asked or an earlier
 * page found them, one for each otherwise. null: neither is asked.
 */
export async function findRecords(
  deps: RequestListDeps,
  question: Question,
  { selection: { filter }, search, found }: Sought,
): Promise<Found | null> {
  const byAmount = amountConditions(filter, question.fields)
  if (search === '' && byAmount.length === 0) return null
  if (found && byAmount.every((one) => amountKey(one) in found.amounts))
    return { records: found, cut: false, amountsCut: false }
  const [words, amounts] = await Promise.all([
    search === '' ? noWords : findByWords(deps, question, search),
    byAmount.length === 0 ? noAmounts : findAmounts(deps, question, filter),
  ])
  return {
    records: { ...words.records, amounts: amounts.amounts },
    cut: words.cut,
    amountsCut: amounts.cut,
  }
}

const noWords = { records: { requestIds: [], contactIds: [], companyIds: [] }, cut: false }
const noAmounts = { amounts: {}, cut: false }

/** Clients by the portal, requests by the words of their letters. */
async function findByWords(deps: RequestListDeps, { tenant, viewer }: Question, search: string) {
  const meaning = searchMeaning(search)
  const [clients, withWords] = await Promise.all([
    findClients(deps, viewer, meaning, tenant.entityTypeId),
    meaning.id === null ? deps.requestsWithWords(tenant, search, mostWithWords) : null,
  ])
  const requestIds = [...new Set([...clients.requestIds, ...(withWords ?? [])])].slice(0, mostWithWords)
  return { records: { ...clients, requestIds }, cut: (withWords ?? []).length >= mostWithWords }
}
