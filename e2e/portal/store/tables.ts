import type { CalendarTables } from './families/calendar-tables.ts'
import { emptyCalendarTables } from './families/calendar-tables.ts'
import type { CatalogTables } from './families/catalog-tables.ts'
import { emptyCatalogTables } from './families/catalog-tables.ts'
import type { CrmTables } from './families/crm-tables.ts'
import { emptyCrmTables } from './families/crm-tables.ts'
import type { MessageTables } from './families/message-tables.ts'
import { emptyMessageTables } from './families/message-tables.ts'
import type { RequisiteTables } from './families/requisite-tables.ts'
import { emptyRequisiteTables } from './families/requisite-tables.ts'
import type { RightsTables } from './families/rights-tables.ts'
import { emptyRightsTables } from './families/rights-tables.ts'
import type { RobotTables } from './families/robot-tables.ts'
import { emptyRobotTables } from './families/robot-tables.ts'
import type { SystemTables } from './families/system-tables.ts'
import { emptySystemTables } from './families/system-tables.ts'
import type { TaskTables } from './families/task-tables.ts'
import { emptyTaskTables } from './families/task-tables.ts'
import type { TelephonyTables } from './families/telephony-tables.ts'
import { emptyTelephonyTables } from './families/telephony-tables.ts'
import type { TimelineTables } from './families/timeline-tables.ts'
import { emptyTimelineTables } from './families/timeline-tables.ts'
import type * as record from './records.ts'

/** Everything that survives a restart, a snapshot and a restore. Keys equal the record's own key. */
export interface Tables
  extends
    SystemTables,
    TimelineTables,
    RightsTables,
    CrmTables,
    RequisiteTables,
    CatalogTables,
    RobotTables,
    TaskTables,
    CalendarTables,
    MessageTables,
    TelephonyTables {
  users: Map<number, record.User>
  departments: Map<number, record.Department>
  statuses: Map<number, record.Status>
  userfields: Map<number, record.UserField>
  types: Map<number, record.SmartType>
  categories: Map<string, record.Category>
  activities: Map<number, record.Activity>
  comments: Map<number, record.TimelineComment>
  logMessages: Map<number, record.LogMessage>
  files: Map<number, record.StoredFile>
  folders: Map<number, record.DiskFolder>
  diskFiles: Map<number, record.DiskFile>
  storages: Map<number, record.DiskStorage>
  /** By client_id. */
  apps: Map<string, record.App>
  /** By access token. */
  tokenPairs: Map<string, record.Token>
  webhooks: Map<number, record.Webhook>
  placements: Map<number, record.Placement>
  eventHandlers: Map<number, record.EventHandler>
  offlineEvents: Map<number, record.OfflineEvent>
  /** client_id -> name -> value. */
  appOptions: Map<string, Record<string, unknown>>
  /** `client_id|userId` -> name -> value. */
  userOptions: Map<string, Record<string, unknown>>
  notifications: Map<number, record.Notification>
  cardConfigs: Map<string, record.CardConfig>
  letters: Map<number, record.WorldLetter>
  browserSessions: Map<string, record.BrowserSession>
}

export function emptyTables(): Tables {
  return {
    ...emptyCrmTables(),
    ...emptyRequisiteTables(),
    ...emptyCatalogTables(),
    ...emptyRobotTables(),
    ...emptySystemTables(),
    ...emptyRightsTables(),
    ...emptyTaskTables(),
    ...emptyTimelineTables(),
    ...emptyCalendarTables(),
    ...emptyMessageTables(),
    ...emptyTelephonyTables(),
    users: new Map(),
    departments: new Map(),
    statuses: new Map(),
    userfields: new Map(),
    types: new Map(),
    categories: new Map(),
    activities: new Map(),
    comments: new Map(),
    logMessages: new Map(),
    files: new Map(),
    folders: new Map(),
    diskFiles: new Map(),
    storages: new Map(),
    apps: new Map(),
    tokenPairs: new Map(),
    webhooks: new Map(),
    placements: new Map(),
    eventHandlers: new Map(),
    offlineEvents: new Map(),
    appOptions: new Map(),
    userOptions: new Map(),
    notifications: new Map(),
    cardConfigs: new Map(),
    letters: new Map(),
    browserSessions: new Map(),
  }
}
