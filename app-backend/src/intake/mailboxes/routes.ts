import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Jobs } from '../../platform/jobs/create-jobs.ts'
import { isListedServer } from '../../platform/net/open-server.ts'
import type { Sealing } from '../../platform/secrets/sealing.ts'
import type { Guards, Viewer } from '../../portal/index.ts'
import { mailboxJob } from '../imap/mailbox-job.ts'
import {
  addMailboxBody,
  mailboxList,
  saveMailboxBody,
  tryAnswer,
  tryMailboxBody,
  type AddMailboxBody,
} from './contract.ts'
import { readMailboxes } from './read-model.ts'
import { addMailbox, closeMailbox, saveMailbox, startMailbox } from './settings-store.ts'
import { tryMailbox } from './try-mailbox.ts'

/** What the trail keeps of a change: settings, never a password. */
export interface MailboxChange {
  action: 'mailbox.added' | 'mailbox.changed' | 'mailbox.started' | 'mailbox.closed'
  before?: object
  after?: object
}

export interface MailboxRouteDeps extends Pick<Guards, 'requirePermission'> {
  db: Database
  clock: Clock
  sealing: Sealing
  privateHosts: readonly string[]
  addJob: Jobs['add']
  changed(viewer: Viewer, change: MailboxChange): Promise<void>
  /** Where the listener takes letters in, to be shown to the administrator. */
  smtp: { host: string; port: number }
  /** Largest letter that the installation takes in, MiB. */
  limitMb: number
}

const params = z.object({ id: z.coerce.number().int().positive() })
const tags = ['mailboxes']

/** Mailboxes: set up, tried, started anew, taken away. Passwords go in and never come out. */
export function mailboxRoutes(server: HttpServer, deps: MailboxRouteDeps) {
  const { db, clock } = deps
  const admin = { preHandler: deps.requirePermission('mailboxes.edit') }
  const schema = { tags, response: { 200: mailboxList, ...faultAnswers } }
  // Routes take their dependencies when they are called.
  const store = () => ({ prisma: db.prisma, sealing: deps.sealing })

  server.get('/api/mailboxes', { schema, ...admin }, ({ viewer }) => list(deps, viewer))

  server.post('/api/mailboxes', { schema: { ...schema, body: addMailboxBody }, ...admin }, async ({ viewer, body }) => {
    assertEncrypted(deps, body)
    const id = await addMailbox(store(), viewer.portalId, body, clock.now())
    await deps.changed(viewer, { action: 'mailbox.added', after: told(body) })
    return readSoon(deps, viewer, id)
  })

  server.put(
    '/api/mailboxes/:id',
    { schema: { ...schema, params, body: saveMailboxBody }, ...admin },
    async ({ viewer, params: { id }, body }) => {
      assertEncrypted(deps, body)
      const before = (await readMailboxes(db.prisma, viewer.portalId)).find((one) => one.id === id)
      await saveMailbox(store(), viewer.portalId, id, body)
      await deps.changed(viewer, {
        action: 'mailbox.changed',
        after: told(body),
        ...(before ? { before: told(before) } : {}),
      })
      return readSoon(deps, viewer, id)
    },
  )

  server.post(
    '/api/mailboxes/:id/start',
    { schema: { ...schema, params }, ...admin },
    async ({ viewer, params: { id } }) => {
      await startMailbox(db.prisma, viewer.portalId, id)
      await deps.changed(viewer, { action: 'mailbox.started', after: { id } })
      return readSoon(deps, viewer, id)
    },
  )

  server.delete(
    '/api/mailboxes/:id',
    { schema: { ...schema, params }, ...admin },
    async ({ viewer, params: { id } }) => {
      const before = await closeMailbox(db.prisma, viewer.portalId, id)
      await deps.changed(viewer, { action: 'mailbox.closed', before })
      return list(deps, viewer)
    },
  )

  server.post(
    '/api/mailboxes/try',
    { schema: { tags, body: tryMailboxBody, response: { 200: tryAnswer, ...faultAnswers } }, ...admin },
    ({ viewer, body }) => tryMailbox({ ...deps, prisma: db.prisma }, viewer.portalId, body),
  )
}

const list = async ({ db, smtp, limitMb }: MailboxRouteDeps, { portalId }: Viewer) => ({
  mailboxes: await readMailboxes(db.prisma, portalId),
  smtp,
  limitMb,
})

async function readSoon(deps: MailboxRouteDeps, viewer: Viewer, id: number) {
  await deps.addJob(mailboxJob(viewer.portalId, id))
  return list(deps, viewer)
}

/** A password never goes over an open line, unless the operator listed the server as one of their own network. */
function assertEncrypted({ privateHosts }: MailboxRouteDeps, { imap, smtp }: Pick<AddMailboxBody, 'imap' | 'smtp'>) {
  for (const account of [imap, smtp])
    if (account?.security === 'none' && !isListedServer(account, privateHosts)) throw new AppError('mail.unencrypted')
}

/** Settings as the trail keeps them. */
function told(body: AddMailboxBody): object {
  const {
    address,
    name,
    purpose,
    departmentId,
    defaultUserId,
    aliases,
    imap,
    smtp,
    folders,
    fromWhen,
    maxMb,
    markSeen,
    keepSent,
  } = body
  const servers = { imap: wordsOf(imap), smtp: wordsOf(smtp) }
  return {
    address,
    name,
    purpose,
    departmentId,
    defaultUserId,
    aliases,
    folders,
    fromWhen,
    maxMb,
    markSeen,
    keepSent,
    ...servers,
  }
}

const wordsOf = (account: AddMailboxBody['imap']) =>
  account && `${account.login} · ${account.host}:${account.port} · ${account.security}`
