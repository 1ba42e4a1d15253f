import type { z } from 'zod'
import type { Words } from '../../kernel/words.ts'
import type { NeededField } from './needed-fields.ts'
import type { NeededTaskField } from './needed-task-fields.ts'

/** What a slice's needs may depend on. */
export interface SetupTarget {
  /** CRM type that plays the request: 1 = lead, >= 128 = a smart process. */
  entityTypeId: number
  /** Own id of the smart process (its fields carry it); null for leads, and while it is not known. */
  typeId: number | null
  /** Stages of that type; left out while they are not known. */
  stages?: readonly { id: string; name: string }[]
}

/** A place in the portal's screens. Bitrix24 docs: api-reference/widgets/placement-bind */
export interface PlacementNeed {
  placement: string
  /** Path of the page under our public address. */
  path: string
  title: Words
  /** A hidden frame on every page: the portal has one of each app, and takes it away when it answers slowly too often. */
  background?: true
}

/** A step of the portal's automation. Bitrix24 docs: api-reference/bizproc/bizproc-robot/bizproc-robot-add */
export interface RobotNeed {
  code: string
  path: string
  name: Words
  /** What is asked of whoever sets the robot up, by code. */
  properties?: Record<string, object>
  /** What the robot's answer gives to the steps after it, by code. */
  returns?: Record<string, object>
  /** The robot waits for our answer. */
  waits?: boolean
}

/** A type of user field drawn by us. Bitrix24 docs: api-reference/widgets/user-field/userfieldtype-add */
export interface UserFieldTypeNeed {
  code: string
  path: string
  title: Words
  /** Height of the field's frame, px. */
  height: number
}

/** Everything that a slice uses of a portal. The wizard binds the sum of all slices, and nothing else stays bound. */
export interface SliceNeeds {
  /** Rights of the app without which the slice stays off. */
  scopes: readonly string[]
  /** Rights without which a part of it is missing. */
  optionalScopes: readonly string[]
  /** REST methods without which it stays off: a box may be older than the cloud. */
  methods: readonly string[]
  /** Features of the tariff (`feature.get`) without which it stays off. */
  features: readonly string[]
  events: readonly string[]
  /** Events that are bound only where this right was granted. */
  scopedEvents: Readonly<Record<string, readonly string[]>>
  /** Events that go into the portal's own queue, where the tariff has one. */
  offlineEvents: readonly string[]
  placements: readonly PlacementNeed[]
  /** Places that are bound only where this right was granted. */
  scopedPlacements: Readonly<Record<string, readonly PlacementNeed[]>>
  /** Fields of the type that plays the request. */
  userFields: readonly NeededField[]
  /** Fields of the portal's tasks. */
  taskFields: readonly NeededTaskField[]
  robots: readonly RobotNeed[]
  userFieldTypes: readonly UserFieldTypeNeed[]
}

/** What a slice says of itself: set-up, doctor, switches and pages of settings are computed from it. */
export interface SliceDeclaration<Settings extends z.ZodObject = z.ZodObject> {
  /** Name of its folder. */
  name: string
  title: Words
  /** One sentence for the switch: what stops when it is off. */
  summary: Words
  /** The product cannot go live in a portal that lacks what it needs. */
  essential: boolean
  /** An administrator may switch it off. */
  switchable: boolean
  /** `chosen`: the slice's settings in the portal, on which a part of its hooks may depend. */
  needs(target: SetupTarget, chosen?: z.infer<Settings>): Partial<SliceNeeds>
  /** Each property has a default, a title and a help text (see setup/setting). */
  settings: Settings
}

const nothing: SliceNeeds = {
  scopes: [],
  optionalScopes: [],
  methods: [],
  features: [],
  events: [],
  scopedEvents: {},
  offlineEvents: [],
  placements: [],
  scopedPlacements: {},
  userFields: [],
  taskFields: [],
  robots: [],
  userFieldTypes: [],
}

/** The needs with everything that was left out. */
export const needsOf = (
  slice: Pick<SliceDeclaration, 'needs'>,
  target: SetupTarget,
  chosen?: Record<string, unknown>,
): SliceNeeds => ({
  ...nothing,
  ...slice.needs(target, chosen),
})
