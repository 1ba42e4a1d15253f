import type { z } from 'zod'
import type { Tenant } from '../portal/index.ts'
import type { listOutgoingQuery, MailAccountView, NoticePreferencesPage, OutgoingPage } from './contract.ts'
import type { Messages } from './create-messages.ts'
import { pageSize, type LetterState } from './mail/outgoing-store.ts'
import { noticeKinds, noticeText } from './texts.ts'

export async function preferencesView(
  { preferences, notices }: Pick<Messages, 'preferences' | 'notices'>,
  tenant: Tenant,
  userId: number,
): Promise<NoticePreferencesPage> {
  const { zone } = await notices.readerOf(tenant, userId)
  const kinds = noticeKinds.map((kind) => {
    const { title, urgent } = noticeText(kind)
    return { kind, title, urgent }
  })
  return { preferences: await preferences.of(tenant.id, userId), kinds, zone }
}

/** Without the password: it goes in and never comes out. */
export async function accountView(
  { accounts }: Pick<Messages, 'accounts'>,
  portalId: string,
): Promise<MailAccountView> {
  const found = await accounts.read(portalId)
  return { account: found?.account ?? null, hasPassword: found?.password != null }
}

export async function outgoingView(
  { letters }: Pick<Messages, 'letters'>,
  portalId: string,
  query: z.infer<typeof listOutgoingQuery>,
): Promise<OutgoingPage> {
  const rows = await letters.list(portalId, query)
  return {
    letters: rows.map(({ id, to, subject, state, automatic, createdAt, sentAt, lastError }) => ({
      id,
      to,
      subject,
      state: state as LetterState,
      automatic,
      createdAt: createdAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
      lastError,
    })),
    nextBefore: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null,
  }
}
