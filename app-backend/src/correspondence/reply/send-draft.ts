import { AppError } from '../../platform/errors/app-error.ts'
import { formatDateTime } from '../../platform/time/format-time.ts'
import type { Tenant, Viewer } from '../../portal/index.ts'
import type { SentAnswer } from '../contract.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import { lettersChanged } from '../live.ts'
import type { DraftOwner, StoredDraft } from '../draft-store.ts'
import { requestOf } from '../request-of.ts'
import { letterBody, type Quoted } from '../rules/letter-html.ts'
import { sendFromRequest } from '../send-from-request.ts'
import { loadParent, type Parent } from './load-parent.ts'
import { assertReplyFiles } from './reply-files.ts'

/**
 * Makes a letter of a draft: the draft goes and the letter comes in one commit, so that two presses, two tabs or a crash leave one
 * of them. It goes out when the seconds are over in which it can be taken back.
 * Throws `request.not-found`, `draft.not-found`, `draft.changed`, `draft.no-recipient`, `mail.not-clean`, `mail.too-large`.
 */
export async function sendDraft(
  deps: CorrespondenceDeps,
  viewer: Viewer,
  entityId: number,
  revision: number,
): Promise<SentAnswer> {
  const { tenant, record } = await requestOf(deps, viewer, entityId)
  const { portalId, id: requestId } = record
  const owner = { portalId, requestId, userId: viewer.userId }
  const draft = await ready(deps, owner, revision)
  const parent = draft.parent ? await loadParent(deps, portalId, requestId, draft.parent) : null
  const signature = await deps.templates.signature(portalId, viewer.userId)
  const body = letterBody(draft.text, signature, parent && draft.quote ? quotedOf(parent, draft.mode, tenant) : null)
  const { undoSeconds } = await deps.settings(portalId)
  const holdUntil = undoSeconds > 0 ? new Date(deps.clock.now().getTime() + undoSeconds * 1_000) : null
  const { id: draftId, revision: _, updatedAt: __, ...written } = draft
  const sent = await sendFromRequest(
    deps,
    {
      portalId,
      requestId,
      userId: viewer.userId,
      thread: { kind: 'client' },
      key: `draft:${draftId}`,
      to: draft.to,
      cc: draft.cc,
      subject: draft.subject,
      ...body,
      files: draft.files,
      inReplyTo: draft.mode === 'forward' ? null : parent,
      draft: written,
      ...(holdUntil ? { holdUntil } : {}),
    },
    async (tx) => {
      if (!(await deps.drafts.drop(owner, revision, tx))) throw new AppError('draft.changed')
      await deps.store.keepFiles(tx, portalId, draft.files)
      await deps.live.announce(portalId, requestId, lettersChanged, tx)
    },
  )
  if (!sent) throw new AppError('draft.changed')
  await deps.presence.leave(portalId, requestId, viewer.userId)
  return { outgoingId: sent.id, until: holdUntil?.toISOString() ?? null }
}

async function ready(deps: CorrespondenceDeps, owner: DraftOwner, revision: number): Promise<StoredDraft> {
  const draft = await deps.drafts.of(owner)
  if (!draft) throw new AppError('draft.not-found')
  if (draft.revision !== revision) throw new AppError('draft.changed')
  if (draft.to.length === 0) throw new AppError('draft.no-recipient')
  if (draft.text.trim() === '' && draft.files.length === 0 && draft.mode !== 'forward')
    throw new AppError('draft.empty')
  await assertReplyFiles(deps, owner.portalId, owner.requestId, draft.files)
  return draft
}

function quotedOf(parent: Parent, mode: StoredDraft['mode'], { zone, language }: Tenant): Quoted {
  const { fromName, from, at, text, html } = parent
  const name = fromName === '' ? (from ?? '') : `${fromName} <${from ?? ''}>`
  const moment = formatDateTime(at, { zone, lang: language })
  // Pictures inside the quoted letter are not sent along.
  const words = { text, html: html?.replaceAll(/<img [^>]*>/g, '') ?? null }
  if (mode === 'forward') return { ...words, forwarded: true, title: forwardHead(parent, name, moment, language) }
  const title = language === 'ru' ? `${moment}, ${name} пишет:` : `${moment}, ${name} wrote:`
  return { ...words, title }
}

function forwardHead({ subject, to }: Parent, name: string, moment: string, language: Tenant['language']): string {
  const [head, from, date, topic, whom] =
    language === 'ru'
      ? ['---------- Пересылаемое сообщение ----------', 'От', 'Дата', 'Тема', 'Кому']
      : ['---------- Forwarded message ----------', 'From', 'Date', 'Subject', 'To']
  return `${head}\n${from}: ${name}\n${date}: ${moment}\n${topic}: ${subject}\n${whom}: ${to.join(', ')}\n`
}
