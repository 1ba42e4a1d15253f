import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Directory, Permissions, PortalClient, Tenant, Writes } from '../portal/index.ts'
import type { CompanyContacts, ContactsFilter, CreateRight, RequestStore } from '../requests/index.ts'
import type { StageCheck } from '../scenarios/index.ts'
import type { FieldList } from './field-list.ts'
import type { LayoutStore } from './layout-store.ts'
import type { ViewStore } from './view-store.ts'

export interface RequestListDeps {
  db: Database
  clock: Clock
  portal: PortalClient
  directory: Directory
  fields: FieldList
  views: ViewStore
  layouts: LayoutStore
  store: Pick<RequestStore, 'letterCounts'>
  permissions: Pick<Permissions, 'of' | 'check'>
  createRight: CreateRight
  companyContacts: Pick<CompanyContacts, 'of'>
  contactsFilter: ContactsFilter
  writes: Pick<Writes, 'byPerson' | 'undo'>
  /** What scenarios ask for in a stage; null: nothing that would move a request back. */
  checkStage(tenant: Tenant, stageId: string): Promise<StageCheck | null>
  tenantOf(portalId: string): Promise<Tenant>
  /** Requests whose letters hold the words, the newest first; null when the text says nothing to look for. */
  requestsWithWords(tenant: Tenant, text: string, most: number): Promise<number[] | null>
}
