import { expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { PortalClient } from '../portal/index.ts'
import { readPortalCalendar } from './read-portal-calendar.ts'

const read = (code: 'portal.no-rights' | 'portal.limit') =>
  readPortalCalendar(
    { portal: { call: () => Promise.reject(new AppError(code)) } as unknown as PortalClient, clock: createClock() },
    'p',
  )

it('says that the app lacks the right to the calendar, and leaves other failures as they are', async () => {
  await expect(read('portal.no-rights')).rejects.toMatchObject({ code: 'deadline.no-calendar-right' })
  await expect(read('portal.limit')).rejects.toMatchObject({ code: 'portal.limit' })
})
