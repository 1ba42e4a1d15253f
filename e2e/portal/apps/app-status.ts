import type { App } from '../store/records.ts'

/** The letter `status` / STATUS: local, paid by subscription, or free. Bitrix24 docs: api-reference/common/system/app-info. */
export function appStatus(app: App): 'L' | 'S' | 'F' {
  if (!app.market) return 'L'
  return app.paymentExpired || app.paymentDays !== undefined ? 'S' : 'F'
}
