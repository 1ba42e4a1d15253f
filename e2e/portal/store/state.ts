import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { createClock } from '../clock.ts'
import type { ContractWatch } from '../contract/watch.ts'
import { watchContract } from '../contract/watch.ts'
import type { EventBus } from '../events/bus.ts'
import { createEventBus } from '../events/bus.ts'
import type { Faults } from '../faults/faults.ts'
import { createFaults } from '../faults/faults.ts'
import type { Journal } from '../journal.ts'
import { createJournal } from '../journal.ts'
import type { Limits } from '../limits/limits.ts'
import { createLimits } from '../limits/limits.ts'
import type { PortalSettings } from './settings.ts'
import { createSettings } from './settings.ts'
import type { LargeFiles } from './large-files.ts'
import { createLargeFiles } from './large-files.ts'
import type { Sessions } from './sessions.ts'
import { createSessions } from './sessions.ts'
import type { Tokens } from '../oauth/tokens.ts'
import { createTokens } from '../oauth/tokens.ts'
import type { ItemTables } from './item-tables.ts'
import { createItemTables } from './item-tables.ts'
import type { Sequences } from './sequences.ts'
import { createSequences } from './sequences.ts'
import type { Tables } from './tables.ts'
import { emptyTables } from './tables.ts'

export type { PortalSettings } from './settings.ts'

/** The whole portal in memory: tables plus the running parts. Pages, REST methods, doors and tests share one. */
export interface PortalState extends Tables {
  /** `http://localhost:P1`, no slash at the end. */
  url: string
  /** `http://localhost:P3`, no slash at the end. */
  oauthUrl: string
  memberId: string
  settings: PortalSettings
  clock: Clock
  ids: Sequences
  items: ItemTables
  largeFiles: LargeFiles
  sessions: Sessions
  tokens: Tokens
  events: EventBus
  limits: Limits
  faults: Faults
  journal: Journal
  /** Compares successful calls and their answers with the vendor's names, types and shapes. */
  contract: ContractWatch
  /** Names asked for that no method answers to; tests assert it is empty. */
  unknownMethods: Set<string>
  /** What went wrong inside the portal itself: answered as INTERNAL_SERVER_ERROR, and no test may leave one. */
  defects: unknown[]
  /** Marks the world as changed, so that it is saved. */
  touch(): void
  onTouch: (() => void) | null
}

export function createState(given: Partial<PortalSettings> = {}): PortalState {
  const clock = createClock()
  const settings = createSettings(given)
  const onTouch = null as PortalState['onTouch']
  const base = {
    ...emptyTables(),
    url: '',
    oauthUrl: '',
    memberId: randomBytes(16).toString('hex'),
    settings,
    clock,
    ids: createSequences(),
    items: createItemTables(),
    largeFiles: createLargeFiles(),
    limits: createLimits(clock, settings),
    faults: createFaults(),
    journal: createJournal(),
    contract: watchContract(),
    unknownMethods: new Set<string>(),
    defects: [] as unknown[],
    onTouch,
  }
  const state = base as typeof base & PortalState
  state.touch = () => state.onTouch?.()
  state.sessions = createSessions(state)
  state.tokens = createTokens(state)
  state.events = createEventBus(state)
  return state
}
