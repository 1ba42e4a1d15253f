import type { Lang } from '../platform/errors/error-sentence.ts'
import type { FieldNames } from './rules/field-names.ts'

export type { FieldNames } from './rules/field-names.ts'

export type TenantState = 'installing' | 'active' | 'uninstalled'

/** A Bitrix24 in which the app is installed, without its secrets. */
export interface Tenant {
  id: string
  memberId: string
  /** `https://host[:port]`: the only origin that may frame our pages. */
  origin: string
  /** REST base with its slash, e.g. `https://host/rest/`. */
  clientEndpoint: string
  /** `<authorisation server>/rest/`. */
  serverEndpoint: string
  scopes: string[]
  state: TenantState
  /** CRM type that plays the request: 1 = lead, >= 128 = smart process. */
  entityTypeId: number
  fieldNames: FieldNames
  /** Disk folder of the app, null until the set-up made it. */
  folderId: number | null
  /** IANA zone and language of whoever chose none for themselves, and of what is written into the CRM. */
  zone: string
  language: Lang
}

export const leadEntityTypeId = 1
export const dealEntityTypeId = 2
export const contactEntityTypeId = 3
export const companyEntityTypeId = 4

/** In whose name a call runs: background work by the installer's token, screens by the viewer's own. */
export type Actor =
  | { kind: 'portal'; portalId: string }
  | {
      kind: 'viewer'
      portalId: string
      userId: number
      accessToken: string
      /** Where to call, when the portal is not stored yet; its stored address otherwise. */
      endpoint?: string
    }

/** Types that the portal's own pages name; the others are called by their number. */
const cardNames: Readonly<Record<number, string>> = {
  [leadEntityTypeId]: 'lead',
  [dealEntityTypeId]: 'deal',
  [contactEntityTypeId]: 'contact',
  [companyEntityTypeId]: 'company',
}

/** Path of a card inside the portal. */
export function cardPath(entityTypeId: number, id: number): string {
  const name = cardNames[entityTypeId]
  return name === undefined ? `/crm/type/${entityTypeId}/details/${id}/` : `/crm/${name}/details/${id}/`
}
