/** A robot or a workflow activity that an application registered. */
export interface RobotSpec {
  /** `client_id:kind:CODE` */
  id: string
  clientId: string
  kind: 'robot' | 'activity'
  code: string
  handler: string
  /** 0 = nobody: the handler gets no tokens. */
  authUserId: number
  /** Waits for bizproc.event.send; only a plain N switches it off. */
  useSubscription: boolean
  name: string | Record<string, string>
  description: string | Record<string, string>
  properties: Record<string, Record<string, unknown>>
  returnProperties: Record<string, Record<string, unknown>>
  documentType: string[]
  filter: Record<string, unknown>
  usePlacement: boolean
  placementHandler: string
}

/** One execution of a robot over an item. */
export interface RobotRun {
  /** The event token. */
  id: string
  specId: string
  clientId: string
  workflowId: string
  entityTypeId: number
  entityId: number
  status: 'waiting' | 'done' | 'failed'
  /** HTTP status of the handler, 0 when it did not answer. */
  httpStatus: number
  returned: Record<string, unknown>
  log: string[]
}

/** A type of user fields that an application brought. */
export interface UserFieldType {
  id: number
  clientId: string
  /** As the application calls it. */
  userTypeId: string
  /** USER_TYPE_ID of fields of this type: `rest_<APP_ID>_<code>`. */
  code: string
  handler: string
  title: string
  description: string
  /** Pixels; 0 = the usual height. */
  height: number
}

/** Robots, workflow activities and types of user fields that applications brought. */
export interface RobotTables {
  robotSpecs: Map<string, RobotSpec>
  robotRuns: Map<string, RobotRun>
  userFieldTypes: Map<number, UserFieldType>
}

export function emptyRobotTables(): RobotTables {
  return { robotSpecs: new Map(), robotRuns: new Map(), userFieldTypes: new Map() }
}
