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

export function namesOf(
  answers: Readonly<Record<string, BatchItem>>,
  directory: DirectoryData,
  page = 'page',
): CellNames {
  return {
    people: new Map(directory.people.map(({ id, name }) => [id, name])),
    contacts: namesIn(answers[`${page}_contacts`]),
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
  const [entityTypeId, select] =
    kind === 'contact' ? [contactEntityTypeId, ['name', 'lastName']] : [companyEntityTypeId, ['title']]
  const params = { entityTypeId, select: ['id', ...select], filter: { '@id': ids }, order: { id: 'ASC' }, start: -1 }
  const clients: Command = { method: 'crm.item.list', params }
  const answers = await portal.batch(actorOf(viewer), { clients }, { kind: 'read', patienceMs: 10_000 })
  return namesIn(answers.clients)
}

/** Names of contacts or companies of an answer by their numbers; a refusal names nobody. */
export function namesIn(answer: BatchItem | undefined): Map<number, string> {
  const items = answer?.ok ? (people.safeParse(answer.result).data?.items ?? []) : []
  return new Map(
    items.map((one) => [one.id, one.title || [one.name, one.lastName].filter(Boolean).join(' ') || `№ ${one.id}`]),
  )
}
