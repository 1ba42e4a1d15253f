import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { createClock } from '../clock.ts'
import type { EventBus } from '../events/bus.ts'
import { createEventBus } from '../events/bus.ts'
import type { Faults } from '../faults/faults.ts'
import { createFaults } from '../faults/faults.ts'
import type { Journal } from '../journal.ts'
import { createJournal } from '../journal.ts'
import type { Limits } from '../limits/limits.ts'
import { createLimits } from '../limits/limits.ts'
import type { Sessions } from './sessions.ts'
import { createSessions } from './sessions.ts'
import type { Tokens } from '../oauth/tokens.ts'
import { createTokens } from '../oauth/tokens.ts'
import type { Roles } from '../rights/roles.ts'
import { defaultRoles } from '../rights/roles.ts'
import type { ItemTables } from './item-tables.ts'
import { createItemTables } from './item-tables.ts'
import type { Sequences } from './sequences.ts'
import { createSequences } from './sequences.ts'
import type { Tables } from './tables.ts'
import { emptyTables } from './tables.ts'

export interface PortalSettings {
  edition: 'cloud' | 'box'
  limits: boolean
  smtp: { host: string; port: number } | null
  /** "Проверять наличие обязательных пользовательских полей" for REST writes; off in a new portal. */
  checkRequiredUserFields: boolean
  /** Lifetime of an access token, seconds. */
  accessTtlSeconds: number
  /** How long a used refresh token still works, seconds; 0 = dies at once. */
  refreshGraceSeconds: number
}

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
  roles: Roles
  sessions: Sessions
  tokens: Tokens
  events: EventBus
  limits: Limits
  faults: Faults
  journal: Journal
  /** Names asked for that no method answers to; tests assert it is empty. */
  unknownMethods: Set<string>
  /** Marks the world as changed, so that it is saved. */
  touch(): void
  onTouch: (() => void) | null
}

export function createState(settings: Partial<PortalSettings> = {}): PortalState {
  const clock = createClock()
  const onTouch = null as PortalState['onTouch']
  const base = {
    ...emptyTables(),
    url: '',
    oauthUrl: '',
    memberId: randomBytes(16).toString('hex'),
    settings: { ...defaultSettings(), ...settings },
    clock,
    ids: createSequences(),
    items: createItemTables(),
    roles: defaultRoles(),
    limits: createLimits(clock),
    faults: createFaults(),
    journal: createJournal(),
    unknownMethods: new Set<string>(),
    onTouch,
  }
  const state = base as typeof base & PortalState
  state.touch = () => state.onTouch?.()
  state.sessions = createSessions(state)
  state.tokens = createTokens(state)
  state.events = createEventBus(state)
  return state
}

function defaultSettings(): PortalSettings {
  return {
    edition: 'cloud',
    limits: true,
    smtp: null,
    checkRequiredUserFields: false,
    accessTtlSeconds: 3600,
    refreshGraceSeconds: 30,
  }
}
