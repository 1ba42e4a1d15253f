import { z } from 'zod'
import { originator } from '../../kernel/origin-mark.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { HopelessJob } from '../../platform/jobs/job.ts'
import type { JobHandler } from '../../platform/jobs/create-jobs.ts'
import type { Tenant } from '../../portal/index.ts'
import { rememberSent } from '../../threading/index.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import type { OutgoingRow } from '../store.ts'
import { addActivity } from './record-outgoing.ts'

const sentActivity = z.object({
  SETTINGS: z
    .looseObject({ MESSAGE_HEADERS: z.record(z.string(), z.string()).nullish().catch(null) })
    .nullish()
    .catch(null),
})
const ids = z.array(z.object({ ID: z.coerce.number().int() }))

/**
 * Letters that Bitrix24 sends, where no mail account of ours is set: an e-mail activity added as completed. The portal gives the
 * letter a Message-ID of its own, which threading must know. A refused letter leaves its activity behind: it is taken away.
 * Bitrix24 docs: tutorials/crm/how-to-add-crm-objects/how-to-send-email
 */
export function portalMailJobs(deps: CorrespondenceDeps): JobHandler {
  return async ({ portalId, payload }) => {
    const { id } = payload as { id: number }
    const letter = portalId === null ? null : await deps.store.outgoingById(portalId, id)
    if (!letter || portalId === null || letter.state !== 'waiting') return
    const request = letter.requestId === null ? null : await deps.requests.byId(portalId, letter.requestId)
    if (!request) throw new HopelessJob('the request is gone')
    const tenant = await deps.tenantOf(portalId)
    try {
      const activityId = await addActivity(deps, tenant, { letter, request, completed: 'Y' })
      await deps.store.recorded(portalId, id, activityId)
      await rememberPortalId(deps, tenant, letter, activityId)
      await deps.outgoing.settle(portalId, id, ['waiting'], { state: 'sent', sentAt: deps.clock.now() })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'portal.refused') throw error
      await takeAway(deps, tenant, id)
      const lastError = String(error.params['detail'] ?? error.message).slice(0, 500)
      await deps.outgoing.settle(portalId, id, ['waiting'], { state: 'failed', lastError })
    }
  }
}

/** Under which Message-ID the portal sent the letter. */
async function rememberPortalId(
  deps: CorrespondenceDeps,
  tenant: Tenant,
  letter: OutgoingRow & { requestId: number | null },
  activityId: number,
) {
  const actor = { kind: 'portal', portalId: tenant.id } as const
  const { result } = await deps.portal.call(actor, 'crm.activity.get', { id: activityId }, { kind: 'read' })
  const headers = sentActivity.parse(result).SETTINGS?.MESSAGE_HEADERS ?? {}
  const messageId = (headers['Message-Id'] ?? '').replaceAll(/[<>\s]/g, '')
  if (messageId === '' || letter.requestId === null) return
  await deps.store.within((tx) =>
    rememberSent(tx, {
      portalId: tenant.id,
      requestId: letter.requestId ?? 0,
      taskId: letter.taskId,
      messageId,
      from: letter.fromAddress,
      recipients: [...letter.to, ...letter.cc],
      sentAt: deps.clock.now(),
    }),
  )
}

async function takeAway(deps: CorrespondenceDeps, tenant: Tenant, id: number) {
  const actor = { kind: 'portal', portalId: tenant.id } as const
  const params = { filter: { ORIGINATOR_ID: originator, ORIGIN_ID: `outgoing:${id}` }, select: ['ID'] }
  const found = ids.parse((await deps.portal.call(actor, 'crm.activity.list', params, { kind: 'read' })).result)
  for (const { ID } of found) await deps.portal.call(actor, 'crm.activity.delete', { id: ID }, { kind: 'write' })
}
