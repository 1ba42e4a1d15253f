import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import { AppError, isAppError } from '../platform/errors/app-error.ts'
import type { PortalClient } from '../portal/index.ts'
import type { PortalCalendarView } from './contract.ts'
import { portalCalendar } from './rules/portal-calendar.ts'

const text = z.coerce.string().catch('')
const settings = z.object({
  work_time_start: text.default('9'),
  work_time_end: text.default('18'),
  week_holidays: z.union([z.string(), z.array(z.string())]).default('SA,SU'),
  year_holidays: text.default(''),
  year_workdays: text.default(''),
})

/**
 * The working calendar that the portal's administrator keeps, for this year and the next; its hours have no lunch and no zone.
 * Throws AppError `deadline.no-calendar-right` (the app was not granted the scope), `portal.*`.
 * Bitrix24 docs: api-reference/calendar/calendar-settings-get
 */
export async function readPortalCalendar(
  { portal, clock }: { portal: PortalClient; clock: Clock },
  portalId: string,
): Promise<PortalCalendarView> {
  const asked = portal.call({ kind: 'portal', portalId }, 'calendar.settings.get', {}, { kind: 'read' })
  const { result } = await asked.catch((error: unknown) => {
    const noScope = isAppError(error, 'portal.no-rights') && error.params['portalCode'] === 'insufficient_scope'
    throw noScope ? new AppError('deadline.no-calendar-right', { cause: error }) : error
  })
  const year = clock.now().getUTCFullYear()
  const { week, exceptions } = portalCalendar(settings.parse(result), [year, year + 1])
  return { week, exceptions: exceptions.map(({ from, to, kind, title }) => ({ from, to, kind, title })) }
}
