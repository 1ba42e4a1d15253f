import type { Prisma } from '@poryadok/prisma'
import type { JobAgain } from '../../platform/jobs/create-jobs.ts'
import { AddressRefused } from '../../platform/net/outside-client.ts'
import type { HookDeps } from './hook-deps.ts'
import { secretPurpose, signedHeaders } from './hook-secret.ts'
import { deliveryPause } from './rules/delivery-pause.ts'

type Sent = { ok: true; status: number } | { ok: false; status: number | null; error: string; hopeless: boolean }
type Delivery = Prisma.CenterDeliveryGetPayload<{ include: { hook: true } }>

const timeoutMs = 15_000
/** The receiver wants no more of it. standardwebhooks.com, "Deliverability and reliability" */
const gone = 410

/** Tries to deliver a message; what the other side answers beside 2xx is tried again until its tries are over. */
export async function sendDelivery(deps: HookDeps, portalId: string, id: string): Promise<JobAgain> {
  const { prisma } = deps.db
  const delivery = await prisma.centerDelivery.findFirst({ where: { portalId, id }, include: { hook: true } })
  if (delivery?.state !== 'waiting') return
  const started = performance.now()
  const sent: Sent = delivery.hook.enabled
    ? await send(deps, delivery)
    : { ok: false, status: null, error: 'off', hopeless: true }
  const now = deps.clock.now()
  const attempts = delivery.attempts + 1
  const tried = { attempts, status: sent.status, ms: Math.round(performance.now() - started) }
  const keep = (how: Prisma.CenterDeliveryUpdateManyMutationInput) =>
    prisma.centerDelivery.updateMany({ where: { portalId, id, state: 'waiting' }, data: { ...tried, ...how } })
  if (sent.ok) return void (await keep({ state: 'delivered', error: null, dueAt: null, endedAt: now }))
  if (sent.status === gone)
    await prisma.centerHook.updateMany({ where: { portalId, id: delivery.hookId }, data: { enabled: false } })
  const pause = sent.hopeless || sent.status === gone ? null : deliveryPause(attempts)
  if (pause === null) return void (await keep({ state: 'dead', error: sent.error, dueAt: null, endedAt: now }))
  const again = new Date(now.getTime() + pause)
  await keep({ error: sent.error, dueAt: again })
  return { again }
}

async function send({ sealing, outside, clock }: HookDeps, { id, body, hook }: Delivery): Promise<Sent> {
  const secret = sealing.open(hook.secret, secretPurpose)
  const headers = signedHeaders(secret, id, body, clock.now())
  try {
    const answer = await outside.request(hook.url, { method: 'POST', headers, body, timeoutMs })
    await answer.body.dump()
    const { statusCode: status } = answer
    if (status >= 200 && status < 300) return { ok: true, status }
    return { ok: false, status, error: `HTTP ${status}`, hopeless: false }
  } catch (error) {
    if (error instanceof AddressRefused) return { ok: false, status: null, error: 'address', hopeless: true }
    const { code, name } = error as { code?: string; name?: string }
    return { ok: false, status: null, error: code ?? name ?? 'unknown', hopeless: false }
  }
}
