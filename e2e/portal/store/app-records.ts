/** Applications and what they keep in the portal. */

export interface App {
  /** Number shown in addresses and app.info.ID. */
  id: number
  /** client_id; CODE of a local application equals it. */
  clientId: string
  clientSecret: string
  title: string
  menuTitle: string
  handlerUrl: string
  installUrl: string | null
  scopes: string[]
  active: boolean
  installed: boolean
  version: number
  applicationToken: string
  installedBy: number
  /** `userId:version` of people whose first opening was already announced (FIRST_RUN). */
  firstRunSeen: string[]
}

export interface Token {
  accessToken: string
  refreshToken: string
  clientId: string
  userId: number
  /** Portal milliseconds. */
  expiresAt: number
  refreshExpiresAt: number
  /** When the refresh token was used; it dies a grace period after. */
  refreshedAt: number | null
}

export interface Placement {
  id: number
  clientId: string
  placement: string
  handler: string
  title: string
  description: string
  groupName: string
  langAll: Record<string, { TITLE: string; DESCRIPTION: string; GROUP_NAME: string }>
  options: Record<string, string>
  userId: number
}

export interface EventHandler {
  id: number
  clientId: string
  /** Upper case. */
  event: string
  handler: string
  /** 0 = whoever raised the event. */
  authType: number
  offline: boolean
  connector: string
  minTimeoutSeconds: number
}

export interface OfflineEvent {
  id: number
  clientId: string
  connector: string
  eventName: string
  data: Record<string, unknown>
  additional: { user_id: number } | null
  messageId: string
  timestamp: string
  processId: string
  error: boolean
}

export interface Webhook {
  id: number
  userId: number
  secret: string
  scopes: string[]
}
