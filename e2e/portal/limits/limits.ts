import type { Clock } from '../clock.ts'
import { traitsOf } from '../profile.ts'
import type { PortalSettings } from '../store/settings.ts'
import type { Bucket } from './bucket.ts'
import { createBucket } from './bucket.ts'
import type { Operating } from './operating.ts'
import { createOperating } from './operating.ts'

/** The two limits; their numbers follow the profile. Bitrix24 docs: settings/performance/limits. */
export interface Limits {
  bucket: Bucket
  operating: Operating
}

export function createLimits(clock: Clock, settings: PortalSettings): Limits {
  const traits = () => traitsOf(settings.profile)
  return {
    bucket: createBucket(clock, () => traits().bucket),
    operating: createOperating(clock, () => traits().operatingSeconds),
  }
}
