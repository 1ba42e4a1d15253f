import { randomBytes } from 'node:crypto'
import nodemailer from 'nodemailer'
import type { Activity } from '../store/records.ts'
import { fileContent } from '../store/files.ts'
import type { PortalState } from '../store/state.ts'
import { asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

/**
 * Sends an outgoing CRM letter and notes its Message-Id in SETTINGS. The activity stays when sending fails.
 * Bitrix24 docs: tutorials how-to-send-email.
 */
export async function sendActivityLetter(state: PortalState, activity: Activity): Promise<void> {
  const responsible = state.users.get(activity.responsibleId)
  const from =
    asText(activity.settings.MESSAGE_FROM) ||
    (responsible ? `${responsible.name} ${responsible.lastName} <${responsible.email}>` : '')
  const code = randomBytes(3).toString('hex').toUpperCase()
  const messageId = `<crm.activity.${activity.id}-${code}@${new URL(state.url).hostname}>`
  const smtp = state.settings.outgoingSmtp ?? state.settings.smtp
  if (!smtp) throw new RestError('ERROR_CORE', 'Email send error. Не настроен почтовый сервер.')
  const transport = nodemailer.createTransport({ ...smtp, secure: false, ignoreTLS: true })
  try {
    await transport.sendMail({
      from,
      to: activity.communications.filter((one) => one.type === 'EMAIL').map((one) => one.value),
      subject: activity.subject,
      messageId,
      ...(activity.descriptionType === 3 ? { html: activity.description } : { text: activity.description }),
      attachments: activity.fileIds.flatMap((id) => {
        const file = state.files.get(id)
        return file ? [{ filename: file.name, content: fileContent(state, file) }] : []
      }),
    })
  } catch (error) {
    throw new RestError('ERROR_CORE', `Email send error. ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    transport.close()
  }
  activity.settings = { ...activity.settings, MESSAGE_HEADERS: { 'Message-Id': messageId } }
  state.touch()
}
