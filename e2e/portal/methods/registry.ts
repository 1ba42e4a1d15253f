import type { MethodSpec } from '../wire/call.ts'
import { activityMethods } from './activities.ts'
import { bindingMethods } from './activity-bindings.ts'
import { batchMethods } from './batch.ts'
import { cardMethods } from './card-configuration.ts'
import { clientLinkMethods } from './client-links.ts'
import { diskMethods } from './disk.ts'
import { diskUploadMethods } from './disk-upload.ts'
import { eventMethods } from './events.ts'
import { offlineMethods } from './events-offline.ts'
import { itemMethods } from './items.ts'
import { notificationMethods } from './notifications.ts'
import { oldCrmMethods } from './old-crm.ts'
import { optionMethods } from './options.ts'
import { peopleMethods } from './people.ts'
import { placementMethods } from './placements.ts'
import { smartTypeMethods } from './smart-types.ts'
import { statusMethods } from './statuses.ts'
import { systemMethods } from './system.ts'
import { timelineMethods } from './timeline.ts'
import { userFieldConfigMethods } from './user-field-config.ts'
import { userFieldMethods } from './user-fields.ts'

/** Every method of this portal. A family is a file; what is not here answers ERROR_METHOD_NOT_FOUND. */
export const METHODS: readonly MethodSpec[] = [
  ...batchMethods,
  ...systemMethods,
  ...peopleMethods,
  ...optionMethods,
  ...itemMethods,
  ...oldCrmMethods,
  ...clientLinkMethods,
  ...statusMethods,
  ...smartTypeMethods,
  ...userFieldMethods,
  ...userFieldConfigMethods,
  ...cardMethods,
  ...activityMethods,
  ...bindingMethods,
  ...timelineMethods,
  ...diskMethods,
  ...diskUploadMethods,
  ...notificationMethods,
  ...placementMethods,
  ...eventMethods,
  ...offlineMethods,
]

const byName = new Map(METHODS.map((spec) => [spec.name.toLowerCase(), spec]))

/** Names are looked up without regard to case. */
export function findMethod(name: string): MethodSpec | undefined {
  return byName.get(name.toLowerCase())
}
