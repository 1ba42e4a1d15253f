import type { PortalState } from '../../store/state.ts'
import type { TestPortal } from '../../testing.ts'
import { KINDS } from './kinds.ts'

/** Where a record is needed: what stands beside its number in the example. */
export interface Place {
  entityTypeId?: number
  ownerTypeId?: number
  ownerId?: number
  taskId?: number
  listId?: number
  presetId?: number
  /** A catalogue of variations. */
  offers?: boolean
  entityId?: string
}

export interface Kind {
  /** The counter that gives its numbers; none: numbers are not given by a counter. */
  sequence: string | ((place: Place) => string)
  has(state: PortalState, id: number, place: Place): boolean
  make(world: ExampleWorld, id: number, place: Place): Promise<unknown>
}

/** Records of the small portal plus those that examples speak of, made by the vendor's own methods with the examples' numbers. */
export class ExampleWorld {
  readonly portal: TestPortal

  constructor(portal: TestPortal) {
    this.portal = portal
  }

  get state(): PortalState {
    return this.portal.state
  }

  /** Makes the record unless it is there. What cannot be made is left absent: the example then answers the page's error. */
  async have(name: string, id: number, place: Place = {}): Promise<void> {
    const kind = KINDS[name]
    if (!kind || !Number.isSafeInteger(id) || id <= 0 || kind.has(this.state, id, place)) return
    const sequence = typeof kind.sequence === 'string' ? kind.sequence : kind.sequence(place)
    const { ids } = this.state
    const before = ids.dump()[sequence] ?? 0
    ids.load({ ...ids.dump(), [sequence]: id - 1 })
    try {
      await kind.make(this, id, place)
    } finally {
      ids.load({ ...ids.dump(), [sequence]: Math.max(before, id) })
    }
  }

  async call(method: string, params: Record<string, unknown>): Promise<unknown> {
    return (await this.portal.call(method, params)).body.result
  }
}
