/** A timeline record fixed at the top of a card. */
export interface PinnedRecord {
  /** `timelineId:entityTypeId:entityId` */
  id: string
  timelineId: number
  entityTypeId: number
  entityId: number
}

/** A note that people hang on a timeline record (item type 1) or on an activity (item type 2). */
export interface TimelineNote {
  /** `entityTypeId:entityId:itemType:itemId` */
  id: string
  text: string
  createdById: number
  createdTime: string
  updatedById: number
  updatedTime: string
}

/** Icon or logo that an administrator brought. */
export interface TimelinePicture {
  /** `icon:code` or `logo:code` */
  id: string
  kind: 'icon' | 'logo'
  code: string
  fileId: number
}

/** A mark on the kanban card of an item with a configurable activity. */
export interface ActivityBadge {
  id: string
  code: string
  title: string | Record<string, string>
  value: string | Record<string, string>
  type: string
}

/** Type of activities that an application registered. */
export interface ActivityType {
  /** `client_id:TYPE_ID` */
  id: string
  clientId: string
  typeId: string
  name: string
  configurable: boolean
  iconId: number
}

/** Content blocks that an application adds to somebody else's activity or timeline record. */
export interface LayoutBlocks {
  /** `activity:activityId:client_id` or `timeline:timelineId:client_id` */
  id: string
  clientId: string
  layout: Record<string, unknown>
}

/** What surrounds comments, log messages and activities in a timeline. */
export interface TimelineTables {
  /** What was said in a call, by its activity. */
  transcripts: Map<number, string>
  pinnedRecords: Map<string, PinnedRecord>
  timelineNotes: Map<string, TimelineNote>
  timelinePictures: Map<string, TimelinePicture>
  activityBadges: Map<string, ActivityBadge>
  activityTypes: Map<string, ActivityType>
  layoutBlocks: Map<string, LayoutBlocks>
}

export function emptyTimelineTables(): TimelineTables {
  return {
    transcripts: new Map(),
    pinnedRecords: new Map(),
    timelineNotes: new Map(),
    timelinePictures: new Map(),
    activityBadges: new Map(),
    activityTypes: new Map(),
    layoutBlocks: new Map(),
  }
}
