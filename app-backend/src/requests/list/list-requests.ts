import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import {
  type BatchReference,
  actorOf,
  faultError,
  type BatchItem,
  type Command,
  type Directory,
  type FirstPage,
  type PortalClient,
  type Tenant,
} from '../../portal/index.ts'
import { requestPresets, type ClientRef, type ListRequestsQuery, type RequestPage } from '../contract.ts'
import { requestFilter } from '../rules/request-filter.ts'
import type { RequestStore } from '../store.ts'
import type { CreateRight } from '../create-right.ts'
import type { CompanyContacts } from './company-contacts.ts'
import type { ContactsFilter } from './contacts-filter.ts'
import { contactNames, contactsKey, namesIn } from './contact-names.ts'
import { item, requestRow, rowFields } from './item-row.ts'

export interface ListDeps {
  directory: Directory
  companyContacts: CompanyContacts
  contactsFilter: ContactsFilter
  portal: PortalClient
  store: RequestStore
  clock: Clock
  createRight: CreateRight
}

type Query = Omit<ListRequestsQuery, 'kind' | 'id'>
export const firstQuery: Query = { preset: 'open', search: '', sort: 'id', direction: 'desc', offset: 0 }

const items = z.object({ items: z.array(item) })
/** A filter names at most this many contacts of a company; the portal's page of 50 bounds the names per command. */
const contactsInFilter = 500
const page = 50
/** A field that `crm.item.list` does not filter by. */
const noSuchFilter = 'INVALID_ARG_VALUE'

/**
 * The tab's rows and counters as commands of one batch, and how to read the answers. `me` is the viewer's id or the batch
 * reference that gives it, so that the list can ride in the request that proves the viewer.
 */
export async function prepareList(
  deps: ListDeps,
  tenant: Tenant,
  client: ClientRef,
  query: Query,
  me: number | BatchReference,
): Promise<FirstPage> {
  const [directory, firstContactOnly, allContacts] = await Promise.all([
    deps.directory.of(tenant),
    deps.contactsFilter.firstOnly(tenant),
    client.kind === 'company' ? deps.companyContacts.of(tenant, client.id) : Promise.resolve([]),
  ])
  const contactIds = allContacts.slice(0, contactsInFilter)
  const stages = {
    open: directory.stages.filter((stage) => stage.meaning === 'process').map((stage) => stage.id),
    closed: directory.stages.filter((stage) => stage.meaning !== 'process').map((stage) => stage.id),
  }
  const now = deps.clock.now().toISOString()
  const filterOf = (preset: Query['preset']) =>
    requestFilter({
      client,
      contactIds,
      firstContactOnly,
      preset,
      search: query.search,
      me,
      stages,
      fields: tenant.fieldNames,
      now,
    })
  const list = (params: Record<string, unknown>): Command => ({
    method: 'crm.item.list',
    params: { entityTypeId: tenant.entityTypeId, useOriginalUfNames: 'Y', ...params },
  })

  const commands: Record<string, Command> = {
    page: list({
      select: rowFields(tenant.fieldNames),
      filter: filterOf(query.preset),
      order: orderOf(tenant, query),
      start: query.offset,
    }),
  }
  for (const preset of requestPresets) {
    if (preset !== query.preset)
      commands[`count_${preset}`] = list({ select: ['id'], filter: filterOf(preset), order: { id: 'ASC' }, start: 0 })
  }
  for (let from = 0; from < contactIds.length; from += page)
    commands[`${contactsKey}${from}`] = contactNames(contactIds.slice(from, from + page))

  return {
    commands,
    async read(answers, viewer) {
      const rows = answers['page']
      // The portal is older than the filter: from now on it is asked for first contacts alone.
      if (rows && !rows.ok && rows.fault.portalCode === noSuchFilter && !firstContactOnly) {
        await deps.contactsFilter.refused(tenant)
        const again = await prepareList(deps, tenant, client, query, viewer.userId)
        return again.read(await deps.portal.batch(actorOf(viewer), again.commands, { kind: 'read' }), viewer)
      }
      if (!rows?.ok) throw rows ? faultError(rows.fault, { kind: 'read' }) : new AppError('internal')
      const records = items.parse(rows.result).items
      const ids = records.map((record) => record.id)
      const [letters, mayCreate] = await Promise.all([
        deps.store.letterCounts(viewer.portalId, tenant.entityTypeId, ids),
        deps.createRight.has(tenant, viewer),
      ])
      const facts = {
        tenant,
        directory,
        letters,
        contacts: namesIn(answers),
      }
      const known = new Set(directory.people.map((one) => one.id))
      if (records.some(({ assignedById }) => assignedById && !known.has(assignedById))) deps.directory.missed(tenant)
      return {
        rows: records.map((record) => requestRow(record, facts)),
        counts: countsOf(answers, query.preset),
        nextOffset: rows.next ?? null,
        asOf: now,
        firstContactOnly,
        mayCreate,
      }
    },
  }
}

const orderOf = (tenant: Tenant, { sort, direction }: Query) => {
  const columns = {
    id: 'id',
    stage: 'stageId',
    resolveBy: tenant.fieldNames.resolveBy,
    category: tenant.fieldNames.category,
    responsible: 'assignedById',
  }
  const way = direction.toUpperCase()
  return sort === 'id' ? { id: way } : { [columns[sort]]: way, id: 'DESC' }
}

function countsOf(answers: Record<string, BatchItem>, current: Query['preset']): RequestPage['counts'] {
  const total = (answer: BatchItem | undefined) => (answer?.ok ? (answer.total ?? 0) : 0)
  const counts = requestPresets.map(
    (preset) => [preset, total(answers[preset === current ? 'page' : `count_${preset}`])] as const,
  )
  return Object.fromEntries(counts) as RequestPage['counts']
}
