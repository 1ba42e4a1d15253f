import type { Clock } from '../clock.ts'
import type { Bucket } from './bucket.ts'
import { createBucket } from './bucket.ts'
import type { Operating } from './operating.ts'
import { createOperating } from './operating.ts'

/** The cloud's two limits. Bitrix24 docs: settings/performance/limits. */
export interface Limits {
  bucket: Bucket
  operating: Operating
}

export function createLimits(clock: Clock): Limits {
  return { bucket: createBucket(clock), operating: createOperating(clock) }
}
