import { textToHtml } from '../../kernel/text-html.ts'
import { isAppError } from '../../platform/errors/app-error.ts'
import type { JobHandler } from '../../platform/jobs/create-jobs.ts'
import { formatDate } from '../../platform/time/format-time.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import { letterLanguage } from '../rules/letter-language.ts'
import { isNoReplyAddress } from '../rules/no-reply-address.ts'
import { ownText } from '../rules/own-text.ts'
import { replySubject } from '../rules/reply-subject.ts'
import { fillTemplate } from '../rules/template-fields.ts'
import { templateLanguage } from '../rules/template-language.ts'
import { sendFromRequest } from '../send-from-request.ts'
import { usualAcknowledgement } from '../templates/usual-acknowledgement.ts'

export const acknowledgeQueue = 'correspondence.acknowledge'
/** The letter's end is committed soon after the request was made; a worker that died is waited for. */
const lookAgainMs = 5_000
const patienceMs = 3_600_000

/** The job that answers the client of a request made from this letter, once that is committed. */
export const acknowledgeJob = (portalId: string, letterId: number, at: Date) => ({
  portalId,
  queue: acknowledgeQueue,
  once: String(letterId),
  payload: { letterId, since: at.toISOString() },
})

/**
 * Tells the client that their letter became a request. Only a person's letter that opened one is answered: automatic mail never
 * comes here, and the answer is marked as automatic (RFC 3834), so that no other program answers it.
 */
export function acknowledgeJobs(deps: CorrespondenceDeps): JobHandler {
  return async ({ portalId, payload }) => {
    const { letterId, since } = payload as { letterId: number; since: string }
    if (portalId === null || !(await deps.isOn(portalId))) return
    const { acknowledge } = await deps.settings(portalId)
    if (!acknowledge) return
    const letter = await deps.store.openingLetter(portalId, letterId)
    const now = deps.clock.now()
    if (letter?.outcome === 'waiting' && now.getTime() - Date.parse(since) < patienceMs)
      return { again: new Date(now.getTime() + lookAgainMs) }
    if (letter?.outcome !== 'created' || letter.requestId === null || letter.automatic !== null) return
    await send(deps, portalId, letterId, letter.requestId)
  }
}

/** Bitrix24 can't mark a letter as automatic: without an account of ours nothing is sent, or two programs might answer each other. */
async function send(deps: CorrespondenceDeps, portalId: string, letterId: number, requestId: number) {
  const [tenant, request, letter, mailbox] = await Promise.all([
    deps.tenantOf(portalId),
    deps.requests.byId(portalId, requestId),
    deps.readLetter(portalId, letterId),
    deps.store.mailboxOfRequest(portalId, requestId),
  ])
  const writer = letter.replyTo ?? letter.from
  if (!request || !writer || isNoReplyAddress(writer.address)) return
  if (!(await deps.outgoing.sender(portalId, mailbox.id))) return
  const template = (await deps.templates.acknowledgement(portalId)) ?? usualAcknowledgement
  const lang = templateLanguage(template, letterLanguage(ownText(letter.text).own, tenant.language))
  const name = letter.from?.name ?? ''
  const values = {
    number: String(request.entityId),
    subject: letter.subject,
    clientName: name.split(/\s+/)[0] ?? '',
    clientFullName: name,
    clientAddress: writer.address,
    agentName: '',
    mailbox: mailbox.address ?? '',
    date: formatDate(deps.clock.now(), { lang, zone: tenant.zone }),
  }
  const text = fillTemplate(template[lang].text, values)
  try {
    await sendFromRequest(deps, {
      portalId,
      requestId,
      userId: null,
      thread: { kind: 'client' },
      key: `acknowledge:${letterId}`,
      to: [writer.address],
      subject: template[lang].subject
        ? fillTemplate(template[lang].subject, values)
        : replySubject(letter.subject, 'reply'),
      text,
      html: textToHtml(text),
      inReplyTo: { messageId: letter.messageId, references: letter.references },
      automatic: true,
    })
  } catch (error) {
    // Our own intake address, or one that no letter can be sent to: nobody is to be told.
    if (!isAppError(error, 'mail.own-address', 'mail.not-clean')) throw error
  }
}
