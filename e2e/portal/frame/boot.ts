/** What the page's script needs to open one application frame; made anew on every render. */
export interface FrameBoot {
  appId: string
  clientId: string
  /** 32 hex digits, new on each render; every message of the frame ends with it. */
  sid: string
  /** `DOMAIN|PROTO|APP_SID`: the frame's script reads it from window.name. */
  frameName: string
  title: string
  /** Registered handler address with DOMAIN, PROTOCOL, LANG and APP_SID added to its query. */
  action: string
  /** `get` for an application of files only and for a plain report: nothing but the address is sent. */
  method: 'post' | 'get'
  /** Body of the form POST, in order. */
  fields: [name: string, value: string][]
  /** Scheme, host and port of the registered handler: the only origin that is listened to and answered. */
  appOrigin: string
  init: InitData
  interface: PlacementInterface
  /** The portal is of the edition whose openPath knows a short list of paths only. */
  shortPaths: boolean
}

/** Answer to `getInitData`. Bitrix24 docs: sdk/bx24-js-sdk/system-functions/bx24-init */
export interface InitData {
  LANG: string
  DOMAIN: string
  PROTOCOL: 0 | 1
  PATH: '/rest'
  /** null where the portal gives no token: the library then has none either. */
  AUTH_ID: string | null
  AUTH_EXPIRES: string | null
  REFRESH_ID: string | null
  MEMBER_ID: string
  FIRST_RUN: boolean
  IS_ADMIN: boolean
  INSTALL: boolean
  /** PHP sends an empty map as an empty list. */
  USER_OPTIONS: Record<string, unknown> | never[]
  APP_OPTIONS: Record<string, unknown> | never[]
  PLACEMENT: string
  PLACEMENT_OPTIONS: Record<string, unknown> | ''
}

/** What `getInterface` tells: only what the placement adds to the base commands. */
export interface PlacementInterface {
  command: string[]
  event: string[]
}
