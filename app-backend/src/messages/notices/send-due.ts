import { reason } from '../../kernel/reason.ts'
import type { JobAgain } from '../../platform/jobs/create-jobs.ts'
import type { BatchItem, Command, PortalClient, Tenant } from '../../portal/index.ts'
import type { People } from '../../people/index.ts'
import { compose, type Composed } from './compose.ts'
import type { NoticeDeps, Notices } from './create-notices.ts'
import type { StoredNotice } from './notice-store.ts'

export interface SendDeps extends NoticeDeps {
  portal: Pick<PortalClient, 'batch'>
  notices: Pick<Notices, 'send' | 'readerOf'>
  people: Pick<People, 'person' | 'presentHead'>
}

const largestBatch = 50

/**
 * Sends what is due in a portal, 50 notices a request. A call whose answer was lost is made again: the portal replaces the
 * notification of the same TAG. Bitrix24 docs: api-reference/chats/notifications/im-notify-system-add
 */
export async function sendDue(deps: SendDeps, tenant: Tenant): Promise<JobAgain> {
  const due = await deps.store.due(tenant.id, deps.clock.now())
  if (!tenant.scopes.includes('im')) {
    const ids = due.map(({ id }) => id)
    await deps.store.notSent(tenant.id, ids, 'failed', reason('notice.no-right', { scope: 'im' }))
  } else {
    const composed: Composed[] = []
    for (const [userId, notices] of byPerson(due)) composed.push(...(await forPerson(deps, tenant, userId, notices)))
    for (let at = 0; at < composed.length; at += largestBatch)
      await sendTogether(deps, tenant, composed.slice(at, at + largestBatch))
  }
  const next = await deps.store.nextDue(tenant.id)
  if (next) return { again: next }
}

function byPerson(notices: readonly StoredNotice[]): Map<number, StoredNotice[]> {
  const people = new Map<number, StoredNotice[]>()
  for (const one of notices) people.set(one.userId, [...(people.get(one.userId) ?? []), one])
  return people
}

async function forPerson(deps: SendDeps, tenant: Tenant, userId: number, notices: StoredNotice[]): Promise<Composed[]> {
  const person = await deps.people.person(tenant, userId)
  if (person && !person.active) {
    await passOn(deps, tenant, person, notices)
    return []
  }
  const reader = await deps.notices.readerOf(tenant, userId)
  const { digest } = await deps.preferences.of(tenant.id, userId)
  return compose(userId, notices, reader, digest !== 'now')
}

/** The dismissed read nothing: their head does. Passed on once: a head who is dismissed too is not asked for theirs. */
async function passOn(
  { people, store, notices: sender, clock }: SendDeps,
  tenant: Tenant,
  person: { id: number; name: string },
  notices: StoredNotice[],
) {
  const head = await people.presentHead(tenant, person.id, clock.now())
  const ids = notices.map(({ id }) => id)
  const params = { name: person.name }
  if (!head) return store.notSent(tenant.id, ids, 'failed', reason('notice.dismissed-without-head', params))
  for (const { kind, params: values, path, once } of notices) {
    await sender.send({
      portalId: tenant.id,
      userId: head.id,
      kind: kind as Parameters<Notices['send']>[0]['kind'],
      params: { ...values, insteadOf: person.name },
      ...(path === null ? {} : { path }),
      ...(once === null ? {} : { once: `${once}:${person.id}` }),
    })
  }
  return store.notSent(tenant.id, ids, 'passed-on', reason('notice.dismissed', { ...params, head: head.name }))
}

async function sendTogether({ portal, store, clock }: SendDeps, tenant: Tenant, part: Composed[]) {
  const commands: Record<string, Command> = Object.fromEntries(
    part.map(({ userId, tag, message }, at) => [
      `n${at}`,
      { method: 'im.notify.system.add', params: { USER_ID: userId, MESSAGE: message, TAG: tag } },
    ]),
  )
  const answers: Record<string, BatchItem> = await portal.batch({ kind: 'portal', portalId: tenant.id }, commands, {
    kind: 'write',
  })
  const outcome = (ok: boolean) => part.flatMap(({ ids }, at) => (answers[`n${at}`]?.ok === ok ? ids : []))
  await store.sent(tenant.id, outcome(true), clock.now())
  for (const [at, { ids }] of part.entries()) {
    const answer = answers[`n${at}`]
    if (!answer || answer.ok || answer.fault.code === 'portal.limit') continue
    await store.notSent(
      tenant.id,
      ids,
      'failed',
      reason('notice.refused', { detail: answer.fault.detail.slice(0, 200) }),
    )
  }
}
