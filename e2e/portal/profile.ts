/** Which Bitrix24 the portal behaves as. Bitrix24 docs: settings/performance/limits, settings/cloud-and-on-premise. */
export const PROFILES = ['cloud', 'enterprise', 'box', 'box-old'] as const
export type Profile = (typeof PROFILES)[number]
export type Edition = 'cloud' | 'box'

export interface ProfileTraits {
  edition: Edition
  /** Counter of requests by source: threshold and drain a second; null: there is none. */
  bucket: { threshold: number; drainPerSecond: number } | null
  /** Seconds a method may spend in ten minutes when the limiter works. */
  operatingSeconds: number
  /** The limiter of operating time works unless switched off. */
  limited: boolean
  /** A request longer than this many seconds is cut; null: the server's own settings decide. */
  requestSeconds: number | null
  /** Openings carry APPLICATION_TOKEN, APPLICATION_SCOPE and the key URI. Bitrix24 docs: api-reference/widgets/index. */
  openingExtras: boolean
  /** REST 3.0 answers under /rest/api/. */
  restV3: boolean
  /** crm.item.list filters by contactIds. Bitrix24 docs: whats-new (20.03.2025). */
  contactsFilter: boolean
  /** Families that an installation which was not updated lacks: a prefix ends with a dot, everything else is one name. */
  absent: readonly string[]
  /** app.info.LICENSE, LICENSE_TYPE, LICENSE_FAMILY. Bitrix24 docs: api-reference/common/system/app-info. */
  licence: { name: string; type: string; family: string }
}

const OLD_BOX_LACKS = [
  'crm.item.batchImport',
  'crm.item.details.',
  'crm.activity.layout.',
  'crm.timeline.layout.',
  'crm.activity.configurable.',
  'crm.automatedsolution.',
  'crm.entity.',
  'crm.duplicate.volatileType.',
  'tasks.task.result.',
  'tasks.flow.',
  'catalog.productPropertyEnum.',
]

const TRAITS: Readonly<Record<Profile, ProfileTraits>> = {
  cloud: {
    edition: 'cloud',
    bucket: { threshold: 50, drainPerSecond: 2 },
    operatingSeconds: 480,
    limited: true,
    requestSeconds: 60,
    openingExtras: true,
    restV3: true,
    contactsFilter: true,
    absent: [],
    licence: { name: 'ru_basic', type: 'basic', family: 'basic' },
  },
  enterprise: {
    edition: 'cloud',
    bucket: { threshold: 250, drainPerSecond: 5 },
    operatingSeconds: 480,
    limited: true,
    requestSeconds: 60,
    openingExtras: true,
    restV3: true,
    contactsFilter: true,
    absent: [],
    licence: { name: 'ru_ent250', type: 'ent250', family: 'ent' },
  },
  box: {
    edition: 'box',
    bucket: null,
    operatingSeconds: 420,
    limited: false,
    requestSeconds: null,
    openingExtras: false,
    restV3: true,
    contactsFilter: true,
    absent: [],
    licence: { name: 'ru_selfhosted', type: 'selfhosted', family: 'selfhosted' },
  },
  'box-old': {
    edition: 'box',
    bucket: null,
    operatingSeconds: 420,
    limited: false,
    requestSeconds: null,
    openingExtras: false,
    restV3: false,
    contactsFilter: false,
    absent: OLD_BOX_LACKS,
    licence: { name: 'ru_selfhosted', type: 'selfhosted', family: 'selfhosted' },
  },
}

export function traitsOf(profile: Profile): ProfileTraits {
  return TRAITS[profile]
}

/** Cloud or on-premise: all that most of the portal asks. */
export function editionOf(profile: Profile): Edition {
  return TRAITS[profile].edition
}

/** True when this installation has no such method. */
export function lacksMethod(profile: Profile, method: string): boolean {
  const name = method.toLowerCase()
  return TRAITS[profile].absent.some((one) =>
    one.endsWith('.') ? name.startsWith(one.toLowerCase()) : name === one.toLowerCase(),
  )
}
