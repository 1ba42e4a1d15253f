export type * from './app-records.ts'

/** What the portal's world consists of. Every record is plain JSON: the snapshot file is these tables written down. */

export interface User {
  id: number
  active: boolean
  name: string
  lastName: string
  secondName: string
  email: string
  position: string
  gender: 'M' | 'F' | ''
  departments: number[]
  /** Key of the rights table (`rights/roles.ts`). */
  role: string
  admin: boolean
  userType: 'employee' | 'extranet'
  lang: 'ru' | 'en'
  registeredAt: string
}

export interface Department {
  id: number
  name: string
  parent: number | null
  head: number | null
  sort: number
}

export interface Multifield {
  id: number
  typeId: string
  valueType: string
  value: string
}

export type FieldValue = string | number | null | readonly (string | number)[] | readonly Multifield[]

/** A CRM item: keys are the camelCase names of crm.item.*, user fields keep their UF_CRM_ name. Absent key = default of the field. */
export type Item = { id: number } & { [field: string]: FieldValue | undefined }

export interface Status {
  id: number
  entityId: string
  statusId: string
  name: string
  nameInit: string
  sort: number
  system: boolean
  semantics: '' | 'S' | 'F'
  color: string
  categoryId: number | null
}

export interface EnumOption {
  id: number
  value: string
  sort: number
  def: boolean
  xmlId: string
}

export interface UserField {
  id: number
  /** CRM_LEAD, CRM_CONTACT, CRM_COMPANY, CRM_DEAL, CRM_<id of the smart process>. */
  entityId: string
  fieldName: string
  userTypeId: string
  xmlId: string | null
  sort: number
  multiple: boolean
  mandatory: boolean
  showFilter: 'N' | 'I' | 'E' | 'S'
  showInList: boolean
  editInList: boolean
  isSearchable: boolean
  settings: Record<string, unknown>
  labels: Record<'edit' | 'column' | 'filter' | 'error' | 'help', Record<string, string>>
  options: EnumOption[]
}

export interface SmartType {
  id: number
  entityTypeId: number
  title: string
  code: string
  createdBy: number
  updatedBy: number
  createdTime: string
  updatedTime: string
  /** is…Enabled switches, 'Y' or 'N', by the vendor's names. */
  flags: Record<string, 'Y' | 'N'>
  relations: { parent: SmartRelation[]; child: SmartRelation[] }
}

export interface SmartRelation {
  entityTypeId: number
  isChildrenListEnabled: 'Y' | 'N'
  isPredefined: 'Y' | 'N'
}

export interface Category {
  id: number
  entityTypeId: number
  name: string
  sort: number
  isDefault: boolean
}

export interface Binding {
  entityTypeId: number
  entityId: number
}

export interface Communication extends Binding {
  id: number
  type: string
  value: string
}

export interface Activity {
  id: number
  ownerTypeId: number
  ownerId: number
  typeId: number
  providerId: string
  providerTypeId: string
  subject: string
  description: string
  /** 1 plain, 2 BBCode, 3 HTML (Bitrix24 docs: api-reference/crm/data-types). */
  descriptionType: number
  /** 0 undefined, 1 incoming, 2 outgoing. */
  direction: number
  completed: boolean
  incomingChannel: boolean
  priority: number
  responsibleId: number
  authorId: number
  editorId: number
  created: string
  updated: string
  startTime: string | null
  endTime: string | null
  deadline: string | null
  location: string
  settings: Record<string, unknown>
  providerParams: Record<string, unknown>
  originatorId: string | null
  originId: string | null
  originVersion: string | null
  associatedEntityId: number
  communications: Communication[]
  bindings: Binding[]
  fileIds: number[]
}

export interface TimelineComment {
  id: number
  entityTypeId: number
  entityId: number
  authorId: number
  created: string
  comment: string
  fileIds: number[]
}

export interface LogMessage {
  id: number
  entityTypeId: number
  entityId: number
  authorId: number
  created: string
  title: string
  text: string
  iconCode: string
}

export interface StoredFile {
  id: number
  name: string
  type: string
  size: number
  contentBase64: string
}

export interface DiskFolder {
  id: number
  name: string
  parentId: number | null
  storageId: number
  createdBy: number
  createTime: string
}

export interface DiskFile {
  id: number
  name: string
  folderId: number
  storageId: number
  fileId: number
  createdBy: number
  createTime: string
  updateTime: string
}

export interface DiskStorage {
  id: number
  appId: string
  rootFolderId: number
  name: string
}

export interface Notification {
  id: number
  userId: number
  message: string
  tag: string
  fromUserId: number
  at: string
}

export interface CardConfig {
  /** `entityTypeId|scope|userId|extras` */
  id: string
  sections: unknown[]
}

export interface WorldLetter {
  id: number
  messageId: string
  at: string
  from: { name: string; address: string }
  to: string[]
  cc: string[]
  subject: string
  text: string
  html: string | null
  inReplyTo: string | null
  references: string[]
  attachments: { name: string; type: string; size: number }[]
}

export interface BrowserSession {
  id: string
  userId: number
}
