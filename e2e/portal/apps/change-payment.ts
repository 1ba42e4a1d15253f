import type { App } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { appStatus } from './app-status.ts'

export interface Payment {
  expired: boolean
  /** Days left; absent: not counted. */
  days?: number
}

/**
 * The paid period begins, goes on or ends. ONAPPPAYMENT goes out while tokens are still given.
 * Bitrix24 docs: api-reference/common/events/on-app-payment, settings/oauth/error-codes.
 */
export function changePayment(state: PortalState, app: App, payment: Payment, userId: number): void {
  delete app.paymentExpired
  delete app.paymentDays
  if (payment.days !== undefined) app.paymentDays = payment.days
  const data = {
    CODE: app.clientId,
    VERSION: String(app.version),
    STATUS: appStatus(app),
    PAYMENT_EXPIRED: payment.expired ? 'Y' : 'N',
    DAYS: payment.days ?? '',
    LANGUAGE_ID: state.users.get(userId)?.lang ?? 'ru',
  }
  for (const handler of state.eventHandlers.values()) {
    if (handler.clientId === app.clientId && handler.event === 'ONAPPPAYMENT' && !handler.offline)
      state.events.deliver(handler, data, { userId })
  }
  if (payment.expired) app.paymentExpired = true
  state.touch()
}
