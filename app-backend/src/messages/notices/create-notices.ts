import type { Clock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Jobs } from '../../platform/jobs/create-jobs.ts'
import type { Reader } from '../../platform/time/format-time.ts'
import type { People } from '../../people/index.ts'
import type { KnownAdministrators, Tenant, TenantStore } from '../../portal/index.ts'
import type { PreferenceStore } from '../preferences-store.ts'
import { sendTime } from './send-time.ts'
import { noticeText } from '../texts.ts'
import type { NewNotice, NoticeStore, Writer } from './notice-store.ts'

export const noticeQueue = 'messages.notices'

export interface Notices {
  /** Keeps a notice and has it sent when its person wants it. Within a transaction it exists when that commits. */
  send(notice: NewNotice, tx?: Writer): Promise<void>
  /** To every administrator whom the product has met. */
  sendToAdministrators(notice: Omit<NewNotice, 'userId'>): Promise<void>
  readerOf(tenant: Tenant, userId: number): Promise<Reader>
}

export interface NoticeDeps {
  store: NoticeStore
  preferences: PreferenceStore
  people: Pick<People, 'person'>
  administrators: KnownAdministrators
  tenants: TenantStore
  jobs: Pick<Jobs, 'add'>
  clock: Clock
}

/** Notices for people of the portal, at the time and in the language that each of them chose. */
export function createNotices(deps: NoticeDeps): Notices {
  const { store, preferences, people, administrators, tenants, jobs, clock } = deps

  /** The person's own zone and language, else the portal's; a portal that does not answer costs nobody a notice. */
  async function readerOf(tenant: Tenant, userId: number): Promise<Reader> {
    const person = await people.person(tenant, userId).catch(() => null)
    const { language } = await preferences.of(tenant.id, userId)
    return { lang: language ?? tenant.language, zone: person?.zone ?? tenant.zone }
  }

  async function send(notice: NewNotice, tx?: Writer) {
    const tenant = await tenants.byId(notice.portalId)
    if (!tenant) throw new AppError('portal.unknown')
    await store.within(tenant.id, async () => {
      const chosen = await preferences.of(tenant.id, notice.userId)
      const { zone } = await readerOf(tenant, notice.userId)
      const now = clock.now()
      const sendAt = sendTime(now, chosen, zone, noticeText(notice.kind).urgent)
      const state = chosen.muted.includes(notice.kind) ? 'muted' : 'waiting'
      await store.add(notice, { createdAt: now, sendAt, state }, tx)
      if (state === 'waiting')
        await jobs.add({ portalId: tenant.id, queue: noticeQueue, once: 'due', dueAt: sendAt }, tx)
    })
  }

  return {
    send,
    readerOf,
    async sendToAdministrators(notice) {
      const known = await store.within(notice.portalId, () => administrators.of(notice.portalId))
      for (const { id } of known) await send({ ...notice, userId: id })
    },
  }
}
