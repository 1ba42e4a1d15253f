import type { MethodThree } from '../../wire/v3/call-three.ts'
import { baseThree } from './base.ts'
import { eventLogThree } from './event-log.ts'
import { taskThree } from './tasks.ts'

/** Every method of REST 3.0 here; all others of the vendor answer METHODNOTFOUNDEXCEPTION. */
export const METHODS_THREE: readonly MethodThree[] = [...baseThree, ...eventLogThree, ...taskThree]

const byName = new Map(METHODS_THREE.map((spec) => [spec.name.toLowerCase(), spec]))

export function findThree(name: string): MethodThree | undefined {
  return byName.get(name.toLowerCase())
}
