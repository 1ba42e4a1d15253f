import type { Command, DirectoryData, Tenant, Viewer } from '../portal/index.ts'
import type { ClientRef } from '../requests/contract.ts'
import { clientScope, type ClientScope } from './client-scope.ts'
import type { FoundRecords, ListField, Selection } from './contract.ts'
import type { RequestListDeps } from './list-deps.ts'
import { asksContacts, byFirstContact } from './rules/first-contact.ts'
import { portalFilter, type FilterFacts, type PortalFilter } from './rules/portal-filter.ts'
import { searchFilter, searchMeaning } from './rules/quick-search.ts'

/** What all questions about requests are made of, whoever asks. */
export interface QuestionGround {
  tenant: Tenant
  directory: DirectoryData
  fields: ReadonlyMap<string, ListField>
  facts: Omit<FilterFacts, 'amounts'>
  /** null: everybody's requests. */
  scope: ClientScope | null
  now: Date
  /** The portal filters by a request's first contact alone. */
  firstContactOnly: boolean
}

/** A viewer's own question. */
export interface Question extends QuestionGround {
  viewer: Viewer
}

interface Whose {
  /** The client in whose card the viewer looks; null or left out: the list of all. */
  client?: ClientRef | null
  /** The fields are read anew. */
  refresh?: boolean
}

export async function aQuestion(deps: RequestListDeps, viewer: Viewer, whose: Whose = {}): Promise<Question> {
  const tenant = await deps.tenantOf(viewer.portalId)
  return { ...(await questionGround(deps, tenant, viewer.userId, whose)), viewer }
}

/** `me`: the viewer's number, or the batch reference that tells it. */
export async function questionGround(
  deps: RequestListDeps,
  tenant: Tenant,
  me: FilterFacts['me'],
  { client = null, refresh = false }: Whose,
): Promise<QuestionGround> {
  const scope = client && (await clientScope(deps, tenant, client))
  const directory = await deps.directory.of(tenant)
  const list = await (refresh ? deps.fields.refresh(tenant) : deps.fields.of(tenant))
  const fields = new Map(list.map((field) => [field.name, field]))
  const idsWhere = (open: boolean) =>
    directory.stages.filter(({ meaning }) => (meaning === 'process') === open).map(({ id }) => id)
  const now = deps.clock.now()
  const stages = { open: idsWhere(true), closed: idsWhere(false) }
  const firstContactOnly = await deps.contactsFilter.firstOnly(tenant)
  return {
    tenant,
    directory,
    fields,
    scope,
    now,
    firstContactOnly,
    facts: { fields, me, now, zone: tenant.zone, stages },
  }
}

export interface Asked {
  filter: PortalFilter
  /** Clients are asked for by all contacts of a request. */
  byContacts: boolean
  missing: string[]
}

/** Client, selection and search as one filter, each under a number of its own; `named`: records found for them, `extra` narrows further. */
export function askedFilter(
  { facts, fields, scope, firstContactOnly }: QuestionGround,
  selection: Selection,
  named: { text: string; found: FoundRecords } | null,
  extra: PortalFilter | null = null,
): Asked {
  const { filter, missing } = portalFilter(selection.filter, { ...facts, amounts: named?.found.amounts ?? {} })
  const words =
    named && named.text !== '' ? searchFilter(searchMeaning(named.text), [...fields.values()], named.found) : null
  const parts = [scope?.filter ?? null, filter, words, extra].filter((part) => part !== null)
  const asked = Object.fromEntries(parts.map((part, at) => [String(at), part]))
  const byContacts = asksContacts(asked)
  return { filter: byContacts && firstContactOnly ? byFirstContact(asked) : asked, byContacts, missing }
}

/** The order of a selection; a field that is gone orders nothing, and equal values stand by their numbers. */
export function orderOf({ fields }: QuestionGround, { field, direction }: Selection['sort']): Record<string, string> {
  const way = direction.toUpperCase()
  if (field === 'id' || !fields.get(field)?.sortable) return { id: field === 'id' ? way : 'DESC' }
  return { [field]: way, id: 'DESC' }
}

export const itemList = ({ tenant }: QuestionGround, params: Record<string, unknown>): Command => ({
  method: 'crm.item.list',
  params: { entityTypeId: tenant.entityTypeId, useOriginalUfNames: 'Y', ...params },
})
