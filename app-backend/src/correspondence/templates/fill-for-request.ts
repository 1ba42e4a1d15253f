import { AppError } from '../../platform/errors/app-error.ts'
import { formatDate } from '../../platform/time/format-time.ts'
import type { Viewer } from '../../portal/index.ts'
import type { FilledTemplate } from '../contract.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import { clientAddresses } from '../reply/client-addresses.ts'
import { requestOf } from '../request-of.ts'
import { letterLanguage } from '../rules/letter-language.ts'
import { ownText } from '../rules/own-text.ts'
import { fillTemplate } from '../rules/template-fields.ts'
import { templateLanguage } from '../rules/template-language.ts'

/**
 * A template with the fields of a request filled, in the language in which its client writes if it has words in that. Two requests to the portal: may the
 * viewer read it, and its contacts. Throws `request.not-found`, `template.not-found`.
 */
export async function fillForRequest(
  deps: CorrespondenceDeps,
  viewer: Viewer,
  entityId: number,
  templateId: number,
): Promise<FilledTemplate> {
  const request = await requestOf(deps, viewer, entityId)
  const template = await deps.templates.byId(viewer.portalId, templateId)
  if (!template) throw new AppError('template.not-found')
  const { tenant, record } = request
  const { title, addresses } = await clientAddresses(deps, request, viewer)
  const mailbox = await deps.store.mailboxOfRequest(tenant.id, record.id)
  const lang = templateLanguage(template, await languageOf(deps, tenant.id, record.id, tenant.language))
  const [client] = addresses
  const values = {
    number: String(entityId),
    subject: title,
    clientName: client?.name.split(' ')[0] ?? '',
    clientFullName: client?.name ?? '',
    clientAddress: client?.address ?? '',
    agentName: viewer.name,
    mailbox: mailbox.address ?? '',
    date: formatDate(deps.clock.now(), { lang, zone: tenant.zone }),
  }
  const { subject, text } = template[lang]
  return { subject: fillTemplate(subject, values), text: fillTemplate(text, values) }
}

/** By the client's newest letter; a letter that can't be read says nothing. */
async function languageOf(deps: CorrespondenceDeps, portalId: string, requestId: number, portal: 'ru' | 'en') {
  const rows = await deps.store.letters(portalId, requestId)
  const newest = rows.find((row) => row.direction === 'in' && row.automatic === null && row.taskId === null)
  if (!newest) return portal
  const letter = await deps.readLetter(portalId, newest.id).catch(() => null)
  return letter ? letterLanguage(ownText(letter.text).own, portal) : portal
}
