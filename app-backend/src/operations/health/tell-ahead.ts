import { z } from 'zod'
import type { CertificateFact } from '../rules/host-checks.ts'
import { noticeOf, type NoticeWords } from '../rules/notice-of.ts'
import type { CertificateFacts } from './look-at-certificates.ts'
import { servedPortals } from './served-portals-store.ts'
import { readNote, writeNote } from './note-store.ts'
import { lookAtHealth, type HealthDeps } from './read-health.ts'

/** A notice for the administrators of a portal. */
export interface HealthNotice extends NoticeWords {
  portalId: string
  /** Notices of one mark replace each other while they wait. */
  once: string
}

export interface TellDeps extends HealthDeps {
  publicUrl: string
  /** Sends it to the administrators of the portal. */
  notify(notice: HealthNotice): Promise<void>
  /** Until when the certificate at an origin is valid. */
  lookAtCertificate(origin: string): Promise<CertificateFact>
}

/** What was told: check -> its state then. What is well again is forgotten, so that the next time is told again. */
const told = z.record(z.string(), z.enum(['soon', 'bad']))

/** Looks at the certificates and tells each portal's administrators what got worse since the last look. */
export async function tellAhead(deps: TellDeps, signal: AbortSignal): Promise<void> {
  const own = await deps.lookAtCertificate(deps.publicUrl)
  for (const { id, origin } of await servedPortals(deps.prisma)) {
    if (signal.aborted) return
    const facts: CertificateFacts = { own, portal: await deps.lookAtCertificate(origin) }
    await writeNote(deps.prisma, id, 'certificates', facts, deps.clock.now())
    await tellPortal(deps, id, { own: new URL(deps.publicUrl).host, portal: new URL(origin).host })
  }
}

async function tellPortal(deps: TellDeps, portalId: string, hosts: { own: string; portal: string }) {
  const { checks } = await lookAtHealth(deps, portalId)
  const before = told.catch({}).parse((await readNote(deps.prisma, portalId, 'told'))?.data ?? {})
  const now: Record<string, 'soon' | 'bad'> = {}
  for (const check of checks) {
    const words = noticeOf(check, hosts)
    if (!words || (check.state !== 'soon' && check.state !== 'bad')) continue
    now[check.id] = check.state
    const known = before[check.id]
    if (known === check.state || known === 'bad') continue
    await deps.notify({ portalId, ...words, once: `health:${check.id}` })
  }
  await writeNote(deps.prisma, portalId, 'told', now, deps.clock.now())
}
