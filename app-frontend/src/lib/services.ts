import type { Boot, Session } from '@poryadok/app-backend/portal/contract'
import { createContext, useContext } from 'react'
import type { Api } from './api.ts'

/** What the portal has learned of a call meanwhile: the next one of a list has another number. */
export interface ChangedCall {
  /** Empty: unknown. */
  phone: string
  /** The company that the card shows now. */
  companies: number[]
}

/** A call of ours whose card the portal shows now. */
export interface ShownCall extends NonNullable<Boot['call']> {
  /** The portal has learned more of it since its card appeared. */
  changed: boolean
}

/** What the portal around the page can do for us. */
export interface PortalFrame {
  /** The portal shows the app's installer and waits for `finishInstall`. */
  readonly installing: boolean
  /** Proof of who looks, for `POST /api/session`; fresh: ask the portal for a new one. */
  proof(fresh: boolean): Promise<{ memberId: string; accessToken: string }>
  /** Opens a page of the portal in a slider; resolves when the person closed it. */
  openPath(path: string): Promise<void>
  /** Opens the app's own page in a slider, at a section and a thing in it; resolves when the person closed it. */
  openApp(target: { section: string; item: string }): Promise<void>
  /** Tells the portal that the set-up is done. The portal reloads the page and never answers. */
  finishInstall(): void
  /** In the card of a call: hears when the portal learned more of the call. Other places have no such news. */
  onCallChanged?(hear: (call: ChangedCall) => void): Promise<void>
  /** In the hidden page: hears of each card of a call that the app has registered, and of what the portal learns of it. */
  onOwnCall?(hear: (call: ShownCall) => void): Promise<void>
  /** In the hidden page: status line of that card, and its heading when there is one. */
  writeCard?(words: { title?: string; status: string }): Promise<void>
  /** Asks for a height of the frame, px. Some places ignore it. */
  resize(height: number): void
}

export interface Services {
  boot: Boot
  api: Api
  /** Rejects with ApiError `frame` when no portal answers around the page. */
  frame: () => Promise<PortalFrame>
  user: () => Session['user'] | null
}

export const ServicesContext = createContext<Services | null>(null)

/** Services of the page; every screen stands under their provider. */
export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('a screen is rendered outside the services of the page')
  return services
}
