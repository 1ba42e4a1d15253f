import { z } from 'zod'
import {
  actorOf,
  BatchReference,
  companyEntityTypeId,
  contactEntityTypeId,
  type BatchItem,
  type Command,
  type DirectoryData,
  type Viewer,
} from '../portal/index.ts'
import type { ClientScope } from './client-scope.ts'
import type { RequestListDeps } from './list-deps.ts'
import { pageSize } from './page-cursor.ts'
import type { CellNames } from './rules/cell-value.ts'

const people = z.object({
  items: z.array(
    z.object({
      id: z.coerce.number().int(),
      name: z.string().nullish(),
      lastName: z.string().nullish(),
      title: z.string().nullish(),
    }),
  ),
})

/**
 * Commands that read the names of the page's clients within the same request, by reference to its rows: what the viewer may not
 * see has no name. A reference to a row that is not there is empty and names nobody.
 * Bitrix24 docs: settings/how-to-call-rest-api/batch
 */
export function nameCommands(columns: readonly string[], page = 'page'): Record<string, Command> {
  const list = (entityTypeId: number, select: string[], path: string[]): Command => ({
    method: 'crm.item.list',
    params: {
      entityTypeId,
      select: ['id', ...select],
      filter: {
        '@id': Array.from({ length: pageSize }, (_, at) => BatchReference.result(page, 'items', String(at), ...path)),
      },
      order: { id: 'ASC' },
      start: -1,
    },
  })
  return {
    ...(columns.includes('contactIds')
      ? { [`${page}_contacts`]: list(contactEntityTypeId, ['name', 'lastName'], ['contactId']) }
      : {}),
    ...(columns.includes('companyId')
      ? { [`${page}_companies`]: list(companyEntityTypeId, ['title'], ['companyId']) }
      : {}),
  }
}

const ofCompany = 'company_contacts_'

/** Commands that name the contacts of the company whose requests are asked for, whichever place a contact has in a request. */
export function companyContactCommands(scope: ClientScope | null): Record<string, Command> {
  const ids = scope?.contactIds ?? []
  const parts = Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, at) => at * pageSize)
  return Object.fromEntries(
    parts.map((from) => [`${ofCompany}${from}`, clientsById('contact', ids.slice(from, from + pageSize))]),
  )
}

export function namesOf(
  answers: Readonly<Record<string, BatchItem>>,
  directory: DirectoryData,
  page = 'page',
): CellNames {
  return {
    people: new Map(directory.people.map(({ id, name }) => [id, name])),
    contacts: new Map(
      [`${page}_contacts`, ...Object.keys(answers).filter((key) => key.startsWith(ofCompany))].flatMap((key) => [
        ...namesIn(answers[key]),
      ]),
    ),
    companies: namesIn(answers[`${page}_companies`]),
  }
}

/** Names of clients by their numbers, as far as the viewer may see them: one REST request. A portal that fails names nobody. */
export async function clientNames(
  { portal }: Pick<RequestListDeps, 'portal'>,
  viewer: Viewer,
  kind: 'contact' | 'company',
  ids: readonly number[],
): Promise<Map<number, string>> {
  const commands = { clients: clientsById(kind, ids) }
  const answers = await portal.batch(actorOf(viewer), commands, { kind: 'read', patienceMs: 10_000 })
  return namesIn(answers.clients)
}

function clientsById(kind: 'contact' | 'company', ids: readonly number[]): Command {
  const [entityTypeId, select] =
    kind === 'contact' ? [contactEntityTypeId, ['name', 'lastName']] : [companyEntityTypeId, ['title']]
  const params = { entityTypeId, select: ['id', ...select], filter: { '@id': ids }, order: { id: 'ASC' }, start: -1 }
  return { method: 'crm.item.list', params }
}

/** Names of contacts or companies of an answer by their numbers; a refusal names nobody. */
export function namesIn(answer: BatchItem | undefined): Map<number, string> {
  const items = answer?.ok ? (people.safeParse(answer.result).data?.items ?? []) : []
  return new Map(
    items.map((one) => [one.id, one.title || [one.name, one.lastName].filter(Boolean).join(' ') || `№ ${one.id}`]),
  )
}
