import type { MethodSpec } from '../wire/call.ts'
import { activityFamily } from './activity/activity-family.ts'
import { batchMethods } from './batch.ts'
import { bizprocFamily } from './bizproc/bizproc-family.ts'
import { catalogFamilies } from './catalog/catalog-families.ts'
import { automatedSolutionMethods } from './automated-solutions.ts'
import { cardMethods } from './card-configuration.ts'
import { categoryMethods } from './categories.ts'
import { clientLinkMethods } from './client-links.ts'
import { crmEnumMethods } from './crm-enums.ts'
import { currencyMethods } from './currencies.ts'
import { dealCategoryMethods } from './deal-categories.ts'
import { duplicateMethods } from './duplicates.ts'
import { diskAttachedMethods } from './disk-attached.ts'
import { diskMethods } from './disk.ts'
import { diskUploadMethods } from './disk-upload.ts'
import { eventMethods } from './events.ts'
import { offlineMethods } from './events-offline.ts'
import { itemMethods } from './items.ts'
import { itemImportMethods } from './items-import.ts'
import { notificationMethods } from './notifications.ts'
import { oldCrmMethods } from './old-crm.ts'
import { optionMethods } from './options.ts'
import { peopleMethods } from './people.ts'
import { placementMethods } from './placements.ts'
import { smartTypeMethods } from './smart-types.ts'
import { stageHistoryMethods } from './stage-history.ts'
import { statusMethods } from './statuses.ts'
import { systemMethods } from './system.ts'
import { productRowFamily } from './product-rows/product-row-family.ts'
import { requisiteFamily } from './requisites/requisite-family.ts'
import { telephonyFamily } from './telephony/telephony-family.ts'
import { timelineFamily } from './timeline/timeline-family.ts'
import { userFieldConfigMethods } from './user-field-config.ts'
import { userFieldKindMethods } from './user-field-kinds.ts'
import { userFieldTypeMethods } from './user-field-types.ts'
import { userFieldMethods } from './user-fields.ts'
import { workMethods } from './work.ts'

/** Every method of this portal. A family is a file; what is not here answers ERROR_METHOD_NOT_FOUND. */
export const METHODS: readonly MethodSpec[] = [
  ...batchMethods,
  ...systemMethods,
  ...peopleMethods,
  ...optionMethods,
  ...itemMethods,
  ...itemImportMethods,
  ...oldCrmMethods,
  ...clientLinkMethods,
  ...duplicateMethods,
  ...stageHistoryMethods,
  ...statusMethods,
  ...categoryMethods,
  ...dealCategoryMethods,
  ...currencyMethods,
  ...crmEnumMethods,
  ...automatedSolutionMethods,
  ...smartTypeMethods,
  ...userFieldMethods,
  ...userFieldKindMethods,
  ...userFieldTypeMethods,
  ...userFieldConfigMethods,
  ...cardMethods,
  ...activityFamily,
  ...timelineFamily,
  ...requisiteFamily,
  ...productRowFamily,
  ...catalogFamilies,
  ...bizprocFamily,
  ...diskMethods,
  ...diskUploadMethods,
  ...diskAttachedMethods,
  ...notificationMethods,
  ...telephonyFamily,
  ...workMethods,
  ...placementMethods,
  ...eventMethods,
  ...offlineMethods,
]

const byName = new Map(METHODS.map((spec) => [spec.name.toLowerCase(), spec]))

/** Names are looked up without regard to case. */
export function findMethod(name: string): MethodSpec | undefined {
  return byName.get(name.toLowerCase())
}
