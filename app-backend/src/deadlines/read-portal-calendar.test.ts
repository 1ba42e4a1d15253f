import { expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { PortalClient } from '../portal/index.ts'
import { readPortalCalendar } from './read-portal-calendar.ts'

const read = (portalCode: string) => {
  const refused = new AppError('portal.no-rights', { params: { portalCode } })
  const portal = { call: () => Promise.reject(refused) } as unknown as PortalClient
  return readPortalCalendar({ portal, clock: createClock() }, 'p')
}

it('says that the app lacks the right to the calendar; a person’s missing right stays what it is', async () => {
  await expect(read('insufficient_scope')).rejects.toMatchObject({ code: 'deadline.no-calendar-right' })
  await expect(read('ACCESS_DENIED')).rejects.toMatchObject({ code: 'portal.no-rights' })
})
