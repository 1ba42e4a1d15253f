import { AppFrame, AuthManager, MessageManager, SliderManager } from '@bitrix24/b24jssdk'
import { ApiError } from '../lib/api-error.ts'
import { changedCall } from './changed-call.ts'
import { ownCards } from './own-cards.ts'
import type { PortalFrame } from '../lib/services.ts'

/** Longest wait for the portal's first answer, ms. The SDK itself would wait for ever. */
const patience = 5_000

type InitData = Parameters<AppFrame['initData']>[0]

/**
 * Handshake with the portal around the page, by the vendor's frame managers without their REST client.
 * Source: Bitrix24 docs, sdk/bx24-js-sdk; b24jssdk frame/b24.
 */
export async function connectFrame(): Promise<PortalFrame> {
  const [domain = '', protocol = '0', sid = ''] = window.name.split('|')
  if (window.parent === window || !domain || !sid) throw new ApiError('frame', 0)
  const app = new AppFrame({ DOMAIN: domain, PROTOCOL: protocol === '1', APP_SID: sid, LANG: null })
  const messages = new MessageManager(app)
  messages.subscribe()
  const auth = new AuthManager(app, messages)
  try {
    const data = await inTime(greet(messages))
    app.initData(data)
    auth.initData(data)
    return frameOf(data, app, messages, auth)
  } catch {
    messages.unsubscribe()
    throw new ApiError('frame', 0)
  }
}

/** Asks for the data of the frame; on the app's first run the portal wants to hear that it started. */
async function greet(messages: MessageManager): Promise<InitData> {
  const data = (await messages.send('getInitData', {})) as InitData
  if (data.FIRST_RUN) await messages.send('setInstall', { install: true })
  return data
}

function frameOf(data: InitData, app: AppFrame, messages: MessageManager, auth: AuthManager): PortalFrame {
  const slider = new SliderManager(app, messages)
  return {
    installing: data.INSTALL,
    async proof(fresh) {
      const known = fresh ? false : auth.getAuthData()
      const { access_token: accessToken } = known || (await auth.refreshAuth())
      if (!accessToken) throw new ApiError('frame', 0)
      return { memberId: data.MEMBER_ID, accessToken }
    },
    async openPath(path) {
      await slider.openPath(slider.getUrl(path), 1640)
    },
    async openApp(target) {
      await slider.openSliderAppPage(target)
    },
    async onCallChanged(hear) {
      // Bitrix24 docs: api-reference/widgets/ui-interaction/call-card
      const callBack = (told: unknown): void => hear(changedCall(told))
      await messages.send('placementBindEvent', { event: 'CallCard::EntityChanged', callBack, isSafely: true })
    },
    ...ownCards(messages),
    finishInstall() {
      void messages.send('setInstallFinish', {})
    },
    resize(height) {
      void messages.send('resizeWindow', { width: '100%', height, isSafely: true })
    },
  }
}

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ApiError('frame', 0)), patience)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
