import type { Config } from './config.ts'
import { refusalTrail, recordAudit, writeTrail } from './audit/index.ts'
import { callCardSlice } from './call-card/index.ts'
import { companyStatusSlice } from './company-status/index.ts'
import { contactCenterSlice, resealHooks } from './contact-center/index.ts'
import { correspondenceSlice } from './correspondence/index.ts'
import { formerContactsSlice } from './former-contacts/index.ts'
import { externalTasksSlice } from './external-tasks/index.ts'
import {
  createSentFolder,
  intakeSlice,
  isOwnAddress,
  mailboxOf,
  smtpAccountOf,
  resealMailboxes,
} from './intake/index.ts'
import type { Clock } from './platform/clock/clock.ts'
import { createDatabase } from './platform/db/database.ts'
import type { Jobs } from './platform/jobs/create-jobs.ts'
import { createLive } from './platform/live/create-live.ts'
import { createLongWork } from './platform/long-work/create-long-work.ts'
import { openFiles } from './platform/files/open-files.ts'
import type { Logger } from './platform/log/logger.ts'
import { AppError } from './platform/errors/app-error.ts'
import {
  createPortal,
  createSync,
  createWrites,
  loopLimitsOf,
  mendingEvents,
  mendJob,
  type SliceDeclaration,
  portalSlice,
  uninstall,
  type Tenant,
} from './portal/index.ts'
import { missedCallsSlice } from './missed-calls/index.ts'
import { phoneConflictsSlice } from './phone-conflicts/index.ts'
import { productsSlice } from './products/index.ts'
import { recordImportSlice } from './record-import/index.ts'
import { requestsSlice } from './requests/index.ts'
import { createOperations, operationsSlice, retentionDays } from './operations/index.ts'
import { createMessages, messagesSlice, resealMailAccounts } from './messages/index.ts'
import { createPeople, keepPeople, peopleSlice } from './people/index.ts'
import { cardsSlice } from './vcard-import/index.ts'
import { robotsSlice } from './robots/index.ts'
import { scenariosSlice } from './scenarios/index.ts'
import { resealBooks, sheetExportSlice } from './sheet-export/index.ts'
import { createSlices } from './settings/index.ts'
import { stageTimeSlice } from './stage-time/index.ts'
import { stuckActivitiesSlice } from './stuck-activities/index.ts'
import { timelineSlice } from './timeline-sync/index.ts'
import { createThreadTokens, threadingSlice } from './threading/index.ts'
import { triageSlice } from './triage/index.ts'

/** As the «О приложении» page names it. */
export const productVersion = '0.1.0'

/** What every slice has a word to say about: scopes, events, placements, fields, settings. */
const declarations = [
  portalSlice,
  requestsSlice,
  scenariosSlice,
  intakeSlice,
  threadingSlice,
  operationsSlice,
  peopleSlice,
  messagesSlice,
  triageSlice,
  externalTasksSlice,
  cardsSlice,
  correspondenceSlice,
  stageTimeSlice,
  timelineSlice,
  productsSlice,
  robotsSlice,
  contactCenterSlice,
  missedCallsSlice,
  companyStatusSlice,
  formerContactsSlice,
  callCardSlice,
  phoneConflictsSlice,
  stuckActivitiesSlice,
  recordImportSlice,
  sheetExportSlice,
]

/** What all slices stand on, wired once: the database, the gateway, the sync, the ledger, people, messages, files, long work. */
export type Ground = ReturnType<typeof createGround>

/** `addJob` is late: jobs need the slices, and the slices jobs. */
export function createGround(config: Config, clock: Clock, log: Logger, addJob: Jobs['add']) {
  const db = createDatabase(config.DATABASE_URL, log)
  const portal = createPortal({ config, clock, db, log, trail: writeTrail })
  const { tenants } = portal
  const live = createLive(db, clock)
  const storage = openFiles({ config, db, clock, log })
  /** Signed ids and addresses of our threads. */
  const threadTokens = createThreadTokens(config.SECRET_KEY, config.SECRET_KEY_OLD)
  const longWork = createLongWork({ db, clock, log, live, addJob })
  const wiping = { prisma: db.prisma, portal: portal.client, clock, log, wipeFiles: storage.files.wipe }
  const wipe = (tenant: Tenant) => uninstall(wiping, tenant)
  const sync = createSync({ db, clock, log, client: portal.client, tenants, addJob, uninstall: wipe })

  const tenantOf = async (id: string): Promise<Tenant> => {
    const tenant = await tenants.byId(id)
    if (!tenant) throw new AppError('portal.unknown')
    return tenant
  }
  const remember = async (portalId: string, entityTypeId: number, item: unknown) =>
    sync.records.remember(await tenantOf(portalId), entityTypeId, item)
  const { slices, settings, changes, gate } = createSlices({ db, clock, tenants, declarations, addJob })
  const writes = createWrites({
    prisma: db.prisma,
    clock,
    log,
    portal: portal.client,
    addJob,
    loopLimits: async (portalId) => loopLimitsOf(await settings.of(portalId, portalSlice)),
    refused: refusalTrail,
    remember,
    trail: writeTrail,
  })

  const look = {
    portal: portal.client,
    slices,
    publicUrl: config.PUBLIC_URL,
    switchedOff: settings.switchedOff,
    mailboxOf: (portalId: string) => mailboxOf(db.prisma, portalId),
    chosen: (portalId: string, slice: SliceDeclaration) => settings.of(portalId, slice),
  }
  sync.onEvent(async (tenant, { name }) => {
    if (mendingEvents.has(name)) await addJob(mendJob(tenant.id))
    if (name === 'ONUSERADD') await keepPeople({ add: addJob }, tenant)
  })

  const people = createPeople({ ...portal, portal: portal.client, clock })
  /** Names of the portal's people by their ids. */
  const namesOf = async (portalId: string): Promise<Map<number, string>> => {
    const { people: known } = await portal.directory.of(await tenantOf(portalId))
    return new Map(known.map(({ id, name }) => [id, name]))
  }
  const messages = createMessages({
    ...portal,
    db,
    clock,
    people,
    portal: portal.client,
    jobs: { add: addJob },
    privateHosts: config.MAIL_PRIVATE_HOSTS,
    isOwnAddress: (portalId, address) => isOwnAddress(db.prisma, portalId, address),
    mailboxAccount: (portalId, mailboxId) =>
      smtpAccountOf({ prisma: db.prisma, sealing: portal.sealing }, portalId, mailboxId),
    files: storage.files,
    sent: createSentFolder({
      prisma: db.prisma,
      sealing: portal.sealing,
      privateHosts: config.MAIL_PRIVATE_HOSTS,
      largest: config.SMTP_MAX_MB * 1024 * 1024,
    }),
  })
  const operations = createOperations({
    config,
    clock,
    db,
    log,
    version: productVersion,
    async reseal(signal) {
      await portal.reseal(signal)
      await resealMailboxes(db.prisma, portal.sealing, signal)
      await resealMailAccounts(db.prisma, portal.sealing, signal)
      await resealHooks(db.prisma, portal.sealing, signal)
      await resealBooks(db.prisma, portal.sealing, signal)
    },
    nameOf: async (portalId, userId) => (await namesOf(portalId)).get(userId) ?? null,
    daysOf: async (portalId) => retentionDays(await settings.of(portalId, operationsSlice)),
    notify: (notice) => messages.notices.sendToAdministrators(notice),
    audit: (tx, { portalId, userId, action, at, details }) =>
      recordAudit(tx, { portalId, at, actor: { kind: 'person', id: String(userId) }, action, after: details }),
  })

  return {
    config,
    clock,
    log,
    db,
    addJob,
    portal,
    tenants,
    guards: portal.guards,
    tenantOf,
    namesOf,
    remember,
    live,
    storage,
    longWork,
    threadTokens,
    sync,
    wipe,
    writes,
    settings,
    changes,
    gate,
    look,
    people,
    messages,
    operations,
  }
}
