import type { Edition, Profile } from '../profile.ts'
import { editionOf, traitsOf } from '../profile.ts'

/** What an administrator, the vendor and the tariff decide about one portal. Doors change it; a snapshot does not keep it. */
export interface PortalSettings {
  profile: Profile
  /** Follows the profile; setting it chooses the plain profile of that edition. */
  edition: Edition
  /** Bucket and operating time work. */
  limits: boolean
  /** Where letters of the world go: to the product's own addresses. */
  smtp: { host: string; port: number } | null
  /** Where letters go that the portal itself sends; null: where those of the world go. */
  outgoingSmtp: { host: string; port: number } | null
  /** "Проверять наличие обязательных пользовательских полей" for REST writes; off in a new portal. */
  checkRequiredUserFields: boolean
  /** Lifetime of an access token, seconds. */
  accessTtlSeconds: number
  /** How long a used refresh token still works, seconds; 0 = dies at once. */
  refreshGraceSeconds: number
  /** HTTP status of the authorisation server's refusals; the vendor's page names none. */
  oauthErrorStatus: 200 | 400 | 401
  /** Tariff features by code. Bitrix24 docs: api-reference/common/system/feature-get. */
  features: Record<string, boolean>
  /** Off: REST answers ACCESS_DENIED, it is there on commercial plans only. */
  commercialPlan: boolean
  /** On: support has blocked REST by hand, OVERLOAD_LIMIT. */
  overloaded: boolean
  /** On: the public part is closed, PORTAL_DELETED. */
  closed: boolean
  /** On: a call over http answers INVALID_REQUEST. */
  httpsRequired: boolean
  /** Methods an application may call only after an administrator has said yes. Bitrix24 docs: api-reference/scopes/confirmation. */
  confirmedMethods: string[]
}

export function createSettings(given: Partial<PortalSettings> = {}): PortalSettings {
  const { edition, ...rest } = given
  const profile = given.profile ?? edition ?? 'cloud'
  return {
    limits: traitsOf(profile).limited,
    smtp: null,
    outgoingSmtp: null,
    checkRequiredUserFields: false,
    accessTtlSeconds: 3600,
    refreshGraceSeconds: 30,
    oauthErrorStatus: 400,
    features: { rest_offline_extended: true, rest_auth_connector: true },
    commercialPlan: true,
    overloaded: false,
    closed: false,
    httpsRequired: false,
    confirmedMethods: [],
    ...rest,
    profile,
    get edition() {
      return editionOf(this.profile)
    },
    set edition(value) {
      this.profile = value
    },
  }
}
