export type * from './app-records.ts'
export type * from './families/system-tables.ts'
export type * from './families/task-tables.ts'
export type * from './families/calendar-tables.ts'
export type * from './families/message-tables.ts'

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
  /** IANA name; absent: the portal's own zone. */
  timeZone?: string
  /** Invited, and has not signed in yet. */
  invited?: boolean
  /** When the person was seen last; absent: never. */
  lastActivity?: string
  /** Bots and people who only write by mail are no employees: lists of people leave them out. */
  external?: 'bot' | 'email'
  /** PERSONAL_…, WORK_…, UF_… by their names: phones, towns, own fields. */
  profile?: Record<string, unknown>
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
  /** Of funnels of deals only. */
  originId?: string
  originatorId?: string
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
  /** 0 off, else minutes before the start (NOTIFY_TYPE 1 minutes, 2 hours, 3 days). */
  notifyType?: number
  notifyValue?: number
  providerData?: string | null
  results?: Record<string, string | number | null>
  /** client_id of the application that made it: REST_APP and CONFIGURABLE_REST_APP activities are its own. */
  clientId?: string
  /** Universal activities (CRM_TODO) and configurable ones. */
  pingOffsets?: number[]
  colorId?: string
  parentActivityId?: number
  badgeCode?: string
  layout?: Record<string, unknown>
}

export interface TimelineComment {
  id: number
  entityTypeId: number
  entityId: number
  authorId: number
  created: string
  comment: string
  fileIds: number[]
  /** Cards besides its own one. */
  bindings?: Binding[]
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
  bindings?: Binding[]
  /** client_id of the application that wrote it; only that one may delete it. */
  clientId?: string
}

export interface StoredFile {
  id: number
  name: string
  type: string
  size: number
  /** Empty for a file on disk. */
  contentBase64: string
  /** Its name in the folder of large files. */
  diskName?: string
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
  subTag?: string
  /** 1 with buttons, 2 of a person, 4 of the system. */
  type?: 1 | 2 | 4
  read?: boolean
  /** Application that sent it; tags are its own. */
  clientId?: string
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
