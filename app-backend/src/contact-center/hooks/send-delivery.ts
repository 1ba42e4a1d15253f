import type { JobAgain } from '../../platform/jobs/create-jobs.ts'
import { AddressRefused } from '../../platform/net/outside-client.ts'
import { keepTry, switchOff, waitingDelivery, type Delivery } from './delivery-store.ts'
import type { HookDeps } from './hook-deps.ts'
import { secretPurpose, signedHeaders } from './hook-secret.ts'
import { deliveryPause } from './rules/delivery-pause.ts'

type Sent = { ok: true; status: number } | { ok: false; status: number | null; error: string; hopeless: boolean }

const timeoutMs = 15_000
/** The receiver wants no more of it. standardwebhooks.com, "Deliverability and reliability" */
const gone = 410

/** Tries to deliver a message; what the other side answers beside 2xx is tried again until its tries are over. */
export async function sendDelivery(deps: HookDeps, portalId: string, id: string): Promise<JobAgain> {
  const { prisma } = deps.db
  const delivery = await waitingDelivery(prisma, portalId, id)
  if (!delivery) return
  const started = performance.now()
  const sent = await send(deps, delivery)
  const now = deps.clock.now()
  const attempts = delivery.attempts + 1
  const tried = { attempts, status: sent.status, ms: Math.round(performance.now() - started) }
  if (sent.ok) {
    await keepTry(prisma, portalId, id, { ...tried, state: 'delivered', error: null, dueAt: null, endedAt: now })
    return
  }
  const { error } = sent
  if (sent.status === gone) await switchOff(prisma, portalId, delivery.hookId)
  const pause = sent.hopeless ? null : deliveryPause(attempts)
  if (pause === null) {
    await keepTry(prisma, portalId, id, { ...tried, state: 'dead', error, dueAt: null, endedAt: now })
    return
  }
  const again = new Date(now.getTime() + pause)
  await keepTry(prisma, portalId, id, { ...tried, state: 'waiting', error, dueAt: again, endedAt: null })
  return { again }
}

async function send({ sealing, outside, clock }: HookDeps, { id, body, hook }: Delivery): Promise<Sent> {
  if (!hook.enabled) return { ok: false, status: null, error: 'off', hopeless: true }
  const secret = sealing.open(hook.secret, secretPurpose)
  const headers = signedHeaders(secret, id, body, clock.now())
  try {
    const answer = await outside.request(hook.url, { method: 'POST', headers, body, timeoutMs })
    await answer.body.dump()
    const { statusCode: status } = answer
    if (status >= 200 && status < 300) return { ok: true, status }
    return { ok: false, status, error: `HTTP ${status}`, hopeless: status === gone }
  } catch (error) {
    if (error instanceof AddressRefused) return { ok: false, status: null, error: 'address', hopeless: true }
    const { code, name } = error as { code?: string; name?: string }
    return { ok: false, status: null, error: code ?? name ?? 'unknown', hopeless: false }
  }
}
