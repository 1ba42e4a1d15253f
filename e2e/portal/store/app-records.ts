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
  /** Files only, without a server: its frame is opened by GET. */
  staticHtml?: boolean
  /** Who may open it (`U7`, `D3`, `DR3`, `G1`, `AU`); absent or empty: everyone. */
  access?: string[]
  scopes: string[]
  active: boolean
  installed: boolean
  version: number
  applicationToken: string
  installedBy: number
  /** `userId:version` of people whose first opening was already announced (FIRST_RUN). */
  firstRunSeen: string[]
  /** A marketplace application keeps its keys, options and storage over an uninstallation; a local one is the rule. */
  market?: true
  /** "Uses only API": no page and no menu item; its installUrl gets ONAPPINSTALL as a form. */
  apiOnly?: true
  /** The paid period is over: no tokens and no events until it is paid. */
  paymentExpired?: true
  /** Days left of a paid period. */
  paymentDays?: number
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
  /** How many events in a row led to this token; absent: none. */
  hops?: number
  /** What an administrator decided about methods that need a confirmation; asked and not decided: null. */
  confirmations?: Record<string, boolean | null>
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
  /** data: address of the picture given as ICON. */
  icon?: string
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
  /** What its owner calls it. */
  title?: string
  secret: string
  scopes: string[]
}
