import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Guards, PortalClient } from '../portal/index.ts'
import {
  calendarFile,
  calendarFileBody,
  deadlineMoves,
  deadlineMovesBody,
  portalCalendarView,
  type DeadlineMoves,
  type DeadlineRules,
} from './contract.ts'
import { readPortalCalendar } from './read-portal-calendar.ts'
import { readCalendarFile } from './rules/calendar-file/read-calendar-file.ts'

export interface DeadlineRouteDeps extends Pick<Guards, 'requirePermission'> {
  clock: Clock
  portal: PortalClient
  /** What these rules would make of the portal's open deadlines. */
  movesOf(portalId: string, rules: DeadlineRules): Promise<DeadlineMoves>
}

const tags = ['rules']
const mostDays = 2_000
const mostFaults = 100

/** Days of the working calendar out of files and the portal, and what other rules would make of open deadlines. */
export function deadlineRoutes(server: HttpServer, deps: DeadlineRouteDeps): void {
  const preHandler = deps.requirePermission('rules.edit')
  server.post(
    '/api/deadlines/calendar-file',
    {
      schema: { tags, body: calendarFileBody, response: { 200: calendarFile, ...faultAnswers } },
      preHandler,
      bodyLimit: 4_500_000,
    },
    async ({ body }) => {
      const { format, days, faults } = readCalendarFile(body.text, deps.clock.now())
      const written = days
        .slice(0, mostDays)
        .map(({ hours, ...day }) => ({ ...day, ...(hours ? { hours: [...hours] } : {}) }))
      return { format, days: written, faults: faults.slice(0, mostFaults) }
    },
  )
  server.get(
    '/api/deadlines/portal-calendar',
    { schema: { tags, response: { 200: portalCalendarView, ...faultAnswers } }, preHandler },
    async ({ viewer }) => readPortalCalendar(deps, viewer.portalId),
  )
  server.post(
    '/api/deadlines/moves',
    {
      schema: { tags, body: deadlineMovesBody, response: { 200: deadlineMoves, ...faultAnswers } },
      preHandler,
      bodyLimit: 4_500_000,
    },
    async ({ viewer, body }) => deps.movesOf(viewer.portalId, body.rules),
  )
}
