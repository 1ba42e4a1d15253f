import fastifyStatic from '@fastify/static'
import { join } from 'node:path'
import type { Capability } from './capability.ts'
import type { Config } from './config.ts'
import { createGround } from './ground.ts'
import type { Clock } from './platform/clock/clock.ts'
import { createHttpServer, type HttpServer } from './platform/http/server.ts'
import { createJobs, type Jobs } from './platform/jobs/create-jobs.ts'
import type { Logger } from './platform/log/logger.ts'
import { wireCallCard } from './wire-call-card.ts'
import { wireCompanyStatus } from './wire-company-status.ts'
import { wireContactCenter } from './wire-contact-center.ts'
import { wireCorrespondence } from './wire-correspondence.ts'
import { wireDashboards } from './wire-dashboards.ts'
import { wireExternalTasks } from './wire-external-tasks.ts'
import { wireGround } from './wire-ground.ts'
import { wireFormerContacts } from './wire-former-contacts.ts'
import { wireLetterJournal } from './wire-letter-journal.ts'
import { wireLetterMoves } from './wire-letter-moves.ts'
import { wireLetters } from './wire-letters.ts'
import { wireMacros } from './wire-macros.ts'
import { wireMailboxes } from './wire-mailboxes.ts'
import { wireMissedCalls } from './wire-missed-calls.ts'
import { wirePhoneConflicts } from './wire-phone-conflicts.ts'
import { wireProducts } from './wire-products.ts'
import { wireRequestList } from './wire-request-list.ts'
import { wireRequestFields } from './wire-request-fields.ts'
import { wireRecordImport } from './wire-record-import.ts'
import { wireRequests } from './wire-requests.ts'
import { wireRobots } from './wire-robots.ts'
import { wireRuleSets } from './wire-rule-sets.ts'
import { wireScenarios } from './wire-scenarios.ts'
import { wireSheetExport } from './wire-sheet-export.ts'
import { wireStageTime } from './wire-stage-time.ts'
import { wireStuckActivities } from './wire-stuck-activities.ts'
import { wireTimelineSync } from './wire-timeline-sync.ts'
import { wireTriage } from './wire-triage.ts'
import { wireVcardImport } from './wire-vcard-import.ts'

export interface App {
  server: HttpServer
  smtpPort: number
  stop(): Promise<void>
}

/** The whole product, wired: pages and API, events, intake of letters. Starts nothing twice and stops what it started. */
export async function createApp(config: Config, clock: Clock, log: Logger): Promise<App> {
  const addJob: Jobs['add'] = (job, tx) => jobs.add(job, tx)
  const ground = createGround(config, clock, log, addJob)
  const requests = wireRequests(ground, (...asked) => scenarios.ownFields(...asked))
  const correspondence = wireCorrespondence(ground, requests)
  const rules = wireRuleSets(ground)
  const scenarios = wireScenarios(ground, rules)
  const requestList = wireRequestList(ground, requests, scenarios)
  const triage = wireTriage(ground, requests, correspondence, { ...rules, ...requestList })
  const missedCalls = wireMissedCalls(ground)
  const externalTasks = wireExternalTasks(ground, requests, correspondence)
  const cards = wireVcardImport(ground)
  const letters = await wireLetters(ground, requests, correspondence, { ...rules, ...triage }, externalTasks, cards)
  const capabilities: readonly Capability[] = [
    await wireGround(ground, requests, requestList),
    requests.capability,
    requestList.capability,
    wireRequestFields(ground),
    correspondence.capability,
    externalTasks.capability,
    letters.capability,
    cards.capability,
    wireMailboxes(ground, letters.smtpPort),
    rules.capability,
    scenarios.capability,
    wireMacros(ground),
    triage.capability,
    wireRobots(ground, triage, missedCalls),
    wireStageTime(ground, rules, triage.kinds),
    wireProducts(ground),
    wireContactCenter(ground),
    wireTimelineSync(ground),
    missedCalls.capability,
    wireCompanyStatus(ground),
    wireFormerContacts(ground),
    wireCallCard(ground),
    wirePhoneConflicts(ground),
    wireStuckActivities(ground),
    wireRecordImport(ground),
    wireSheetExport(ground),
    wireDashboards(ground),
    wireLetterJournal(ground),
    wireLetterMoves(ground, requests, externalTasks),
  ]

  const server = await createHttpServer(log, { trustedProxies: config.TRUSTED_PROXIES })
  await server.register(fastifyStatic, {
    root: join(config.FRONTEND_DIR, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
  })
  for (const { routes } of capabilities) routes?.(server)
  const queues = Object.assign({}, ...capabilities.map((one) => one.queues)) as NonNullable<Capability['queues']>
  const jobs = createJobs({ db: ground.db, clock, log }, queues)
  for (const { start } of capabilities) await start?.(jobs)
  if (config.ROLE !== 'web') jobs.start()
  return {
    server,
    smtpPort: letters.smtpPort,
    async stop() {
      ground.operations.drain()
      await server.close()
      ground.settings.stop()
      await Promise.all([jobs.stop(), ...capabilities.map(({ stop }) => stop?.())])
      await ground.portal.stop()
      await ground.db.stop()
    },
  }
}
