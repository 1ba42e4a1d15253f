import type { Command } from '../client/portal-client.ts'
import type { Binding } from './rules/binding-plan.ts'
import type { SliceNeeds } from './slice-declaration.ts'

/** A binding that a slice asks for, with the command that makes it. */
export interface NeededBinding extends Binding {
  bind: Command
}

/** The portal says at most once in so many seconds that its queue has something. Bitrix24 docs: api-reference/events/on-offline-event */
const noticeSeconds = 60

const offlineNotice = (handler: string): NeededBinding => ({
  kind: 'event',
  name: 'ONOFFLINEEVENT',
  handler,
  bind: { method: 'event.bind', params: { event: 'ONOFFLINEEVENT', handler, options: { minTimeout: noticeSeconds } } },
})

export interface BindingAddress {
  /** Ours, as the portal reaches it. */
  publicUrl: string
  portalId: string
}

/** Every hook of one slice, with addresses under our public one. */
export function neededBindings(needs: SliceNeeds, { publicUrl, portalId }: BindingAddress): NeededBinding[] {
  const events = `${publicUrl}/events`
  return [
    ...needs.events.map((name) => ({
      kind: 'event' as const,
      name,
      handler: events,
      bind: { method: 'event.bind', params: { event: name, handler: events } },
    })),
    ...needs.offlineEvents.map((name) => ({
      kind: 'offline-event' as const,
      name,
      handler: '',
      bind: { method: 'event.bind', params: { event: name, event_type: 'offline' } },
    })),
    ...(needs.offlineEvents.length > 0 ? [offlineNotice(events)] : []),
    ...needs.placements.map(({ placement, path, title, background }) => ({
      kind: 'placement' as const,
      name: placement,
      handler: publicUrl + path,
      bind: {
        method: 'placement.bind',
        params: {
          PLACEMENT: placement,
          HANDLER: publicUrl + path,
          TITLE: title.ru,
          LANG_ALL: { ru: { TITLE: title.ru }, en: { TITLE: title.en } },
          // It is told without tokens and names no portal. Bitrix24 docs: api-reference/widgets/universal/background-worker
          ...(background ? { OPTIONS: { errorHandlerUrl: `${publicUrl}/placement-gone/${portalId}` } } : {}),
        },
      },
    })),
    ...automation(needs, publicUrl),
  ]
}

function automation(needs: SliceNeeds, publicUrl: string): NeededBinding[] {
  const robots = needs.robots.map(({ code, path, name, properties = {}, returns = {}, waits = false }) => ({
    kind: 'robot' as const,
    name: code,
    handler: '',
    bind: {
      method: 'bizproc.robot.add',
      params: {
        CODE: code,
        HANDLER: publicUrl + path,
        // One language: the method takes a text. Bitrix24 docs: api-reference/bizproc/bizproc-robot/bizproc-robot-add
        NAME: name.ru,
        PROPERTIES: properties,
        RETURN_PROPERTIES: returns,
        USE_SUBSCRIPTION: waits ? 'Y' : 'N',
      },
    },
  }))
  const types = needs.userFieldTypes.map(({ code, path, title, height }) => ({
    kind: 'field-type' as const,
    name: code,
    handler: publicUrl + path,
    bind: {
      method: 'userfieldtype.add',
      params: { USER_TYPE_ID: code, HANDLER: publicUrl + path, TITLE: title.ru, OPTIONS: { height } },
    },
  }))
  return [...robots, ...types]
}

/** How a left-over binding is taken away. A robot is listed by its code alone, so its address is not compared. */
export function unbindCommand({ kind, name, handler }: Binding): Command {
  if (kind === 'event') return { method: 'event.unbind', params: { event: name, handler } }
  // The method asks for a handler even where the binding has none.
  if (kind === 'offline-event')
    return { method: 'event.unbind', params: { event: name, handler: '', event_type: 'offline' } }
  if (kind === 'placement') return { method: 'placement.unbind', params: { PLACEMENT: name, HANDLER: handler } }
  if (kind === 'robot') return { method: 'bizproc.robot.delete', params: { CODE: name } }
  return { method: 'userfieldtype.delete', params: { USER_TYPE_ID: name } }
}
