import { showAppForm } from './app-form.ts'
import { callPortal } from './call-portal.ts'
import { showNotice } from './notice.ts'
import { pickCrm } from './pick-crm.ts'
import { pickAccess, pickUsers } from './pick-users.ts'
import { placementCommands } from './placement-commands.ts'
import { sliders } from './slider.ts'
import { sliderCommands } from './slider-commands.ts'
import { windowCommands } from './window-commands.ts'
import { param, textParam } from './wire.ts'
import type { FrameBoot } from '../boot.ts'

/** An opened frame and what its commands may touch. */
export interface FrameContext {
  boot: FrameBoot
  element: HTMLIFrameElement
  slot: HTMLElement
  inSlider: boolean
  /** Event name -> callback ids that asked for it. */
  bound: Map<string, string[]>
  /** Posts one answer; a command that named no callback gets none. */
  reply: (callback: string, value?: unknown) => void
  /** Tells everyone who bound the event. Only the first argument of an event travels. */
  emit: (event: string, data?: unknown) => void
}

/** Runs one command. A command that never calls `reply` stays unanswered, which is the documented silence. */
export type Run = (params: unknown, reply: (value?: unknown) => void, callback: string) => void | Promise<void>
export type CommandTable = Record<string, Run>

/** Every command this frame may give. What is denied here is simply absent. */
export function commandTable(frame: FrameContext): CommandTable {
  const table: CommandTable = Object.assign(
    Object.create(null) as CommandTable,
    sessionCommands(frame),
    windowCommands(frame),
    sliderCommands(frame),
    dialogCommands(),
    placementCommands(frame),
  )
  // setTitle belongs to the application's own page, resizeWindow makes no sense in a slider of its own height.
  if (frame.boot.init.PLACEMENT !== 'DEFAULT') delete table['setTitle']
  if (frame.inSlider) delete table['resizeWindow']
  return table
}

function sessionCommands({ boot, inSlider }: FrameContext): CommandTable {
  const path = `/_frame/${boot.sid}`
  return {
    getInitData: (_params, reply) => {
      reply(boot.init)
      boot.init.FIRST_RUN = false
    },
    setInstall: async (params, reply) => {
      await callPortal(`${path}/set-install`, params)
      reply(params)
    },
    setInstallFinish: async (params) => {
      await callPortal(`${path}/install-finish`, { value: param(params, 'value') ?? true })
      reopen(inSlider, boot.appId)
    },
    refreshAuth: async (_params, reply) => {
      const fresh = await callPortal<Pick<typeof boot.init, 'AUTH_ID' | 'AUTH_EXPIRES' | 'REFRESH_ID'>>(
        `${path}/refresh-auth`,
        {},
      )
      if (fresh === null) {
        showNotice(
          'Портал не продлил доступ приложения. Обновите страницу.',
          'The portal did not renew access. Reload the page.',
        )
        return
      }
      Object.assign(boot.init, fresh)
      reply(fresh)
    },
    setAppOption: async (params, reply) => {
      const options = await callPortal<Record<string, unknown>>(`${path}/app-option`, params)
      if (options !== null) reply(options)
    },
    setUserOption: async (params, reply) => {
      const saved = await callPortal(`${path}/user-option`, params)
      if (saved !== null) reply(params)
    },
  }
}

/**
 * The end of an installation: the page is loaded anew with a mark that is there even when the portal refused to set the
 * flag; a slider is closed and the application opens again.
 */
function reopen(inSlider: boolean, appId: string): void {
  if (!inSlider) {
    const next = new URL(location.href)
    next.searchParams.set('install_finished', 'Y')
    location.assign(next)
    return
  }
  const query = new URLSearchParams({ IFRAME: 'Y', IFRAME_TYPE: 'SIDE_SLIDER', install_finished: 'Y' })
  sliders().replace(window, { url: `/marketplace/app/${appId}/?${query.toString()}`, title: document.title })
}

function dialogCommands(): CommandTable {
  return {
    selectUser: async (params, reply) => {
      const many = param(params, 'mult') === true
      const picked = await pickUsers(many)
      if (picked.length > 0) reply(many ? picked : picked[0])
    },
    selectAccess: async (params, reply) => {
      const picked = await pickAccess(param(params, 'value'))
      if (picked.length > 0) reply(picked)
    },
    selectCRM: async (params, reply) => {
      const picked = await pickCrm(params)
      if (picked !== null) reply(picked)
    },
    ...messengerCommands(),
    showAppForm: (params) => showAppForm(params),
  }
}

/** The messenger itself is not emulated: a notice says what it would open. None of these is answered. */
function messengerCommands(): CommandTable {
  return {
    imCallTo: (params) => {
      const video = param(params, 'video') === true
      const id = textParam(params, 'userId')
      showNotice(
        `${video ? 'Видеозвонок' : 'Звонок'} сотруднику № ${id}`,
        `${video ? 'Video call' : 'Call'} to employee ${id}`,
      )
    },
    imPhoneTo: (params) =>
      showNotice(`Звонок на номер ${textParam(params, 'phone')}`, `Call to ${textParam(params, 'phone')}`),
    imOpenMessenger: (params) =>
      showNotice(
        `Мессенджер: диалог ${textParam(params, 'dialogId')}`,
        `Messenger: dialog ${textParam(params, 'dialogId')}`,
      ),
    imOpenHistory: (params) =>
      showNotice(
        `История диалога ${textParam(params, 'dialogId')}`,
        `History of dialog ${textParam(params, 'dialogId')}`,
      ),
  }
}
