import type { MessageManager } from '@bitrix24/b24jssdk'
import type { PortalFrame, ShownCall } from '../lib/services.ts'
import { changedCall } from './changed-call.ts'

/** What the portal tells of a card. Bitrix24 docs: api-reference/widgets/ui-interaction/page-background-worker/events/initialized */
interface Told {
  CALL_ID?: unknown
  PHONE_NUMBER?: unknown
  CALL_DIRECTION?: unknown
  CRM_BINDINGS?: unknown
}

const directions = ['incoming', 'outgoing', 'callback'] as const

function shownCall(told: unknown): ShownCall | null {
  const { CALL_ID: id, PHONE_NUMBER: phone, CALL_DIRECTION: direction, CRM_BINDINGS: bound } = (told ?? {}) as Told
  if (typeof id !== 'string' || id === '') return null
  const bindings = (Array.isArray(bound) ? bound : []) as { ENTITY_TYPE?: unknown; ENTITY_ID?: unknown }[]
  const companies = bindings.filter((one) => one.ENTITY_TYPE === 'COMPANY').map((one) => Number(one.ENTITY_ID))
  return {
    id,
    phone: typeof phone === 'string' ? phone : '',
    direction: directions.find((one) => one === direction) ?? 'incoming',
    companies: companies.filter((one) => Number.isInteger(one) && one > 0).slice(0, 10),
    changed: false,
  }
}

/**
 * Cards of calls that the app has registered; of others the portal tells nothing. News of a card name no call: they are of the one
 * that came last, and those from before it say what its first data say again.
 * Bitrix24 docs: api-reference/widgets/ui-interaction/page-background-worker
 */
export function ownCards(messages: MessageManager): Required<Pick<PortalFrame, 'onOwnCall' | 'writeCard'>> {
  const bind = (event: string, callBack: (told: unknown) => void) =>
    messages.send('placementBindEvent', { event: `BackgroundCallCard::${event}`, callBack, isSafely: true })
  return {
    async onOwnCall(hear) {
      let call: ShownCall | null = null
      await Promise.all([
        bind('initialized', (told) => {
          call = shownCall(told)
          if (call) hear(call)
        }),
        bind('entityChanged', (told) => {
          if (!call) return
          const { phone, companies } = changedCall(told)
          call = { ...call, phone, companies, changed: true }
          hear(call)
        }),
      ])
    },
    async writeCard({ title, status }) {
      if (title !== undefined) await messages.send('CallCardSetCardTitle', { title, isSafely: true })
      await messages.send('CallCardSetStatusText', { statusText: status, isSafely: true })
    },
  }
}
