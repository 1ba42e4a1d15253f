import type { z } from 'zod'
import { actorOf, BatchReference, type Command, faultError, type Viewer } from '../portal/index.ts'
import { aQuestion, askedFilter, itemList } from './ask-portal.ts'
import type { pageQuery } from './contract.ts'
import { findRecords } from './find-records.ts'
import type { RequestListDeps } from './list-deps.ts'
import { items } from './list-row.ts'
import { pageSize } from './page-cursor.ts'

/** Commands of one request: each begins behind the last row of the one before. */
const pages = 50

/** Numbers of all requests of a selection, the newest first, up to 2 500: one REST request, two with a search or a condition by amount. */
export async function readIds(
  deps: RequestListDeps,
  viewer: Viewer,
  { selection, search, found, client }: Pick<z.output<typeof pageQuery>, 'selection' | 'search' | 'found' | 'client'>,
): Promise<{ ids: number[]; more: boolean }> {
  const question = await aQuestion(deps, viewer, { client })
  const named = await findRecords(deps, question, { selection, search, found })
  const words = named && { text: search, found: named.records }
  const commands = Object.fromEntries(
    Array.from({ length: pages }, (_, at): [string, Command] => {
      const last = at === 0 ? null : { '<id': BatchReference.result(`p${at - 1}`, 'items', String(pageSize - 1), 'id') }
      const { filter } = askedFilter(question, selection, words, last)
      return [`p${at}`, itemList(question, { select: ['id'], filter, order: { id: 'DESC' }, start: -1 })]
    }),
  )
  const answers = await deps.portal.batch(actorOf(viewer), commands, { kind: 'read', patienceMs: 10_000 })
  const ids: number[] = []
  for (let at = 0; at < pages; at += 1) {
    const answer = answers[`p${at}`]
    if (!answer?.ok) throw faultError(answer?.fault ?? notRun, { kind: 'read' })
    const page = items.parse(answer.result).items.map(({ id }) => id)
    ids.push(...page)
    // What follows a page that is not full refers to a row that is not there.
    if (page.length < pageSize) return { ids, more: false }
  }
  return { ids, more: true }
}

const notRun = { code: 'portal.outcome-unknown', detail: 'not run', portalCode: 'NOT_RUN' } as const
