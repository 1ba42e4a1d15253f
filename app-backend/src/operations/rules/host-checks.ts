import { dayMs, grade, hourMs, minuteMs, type Check, type HostCheckId } from './check.ts'

/** What a look at a TLS certificate found; `plain` = the address has none. */
export type CertificateFact = { kind: 'plain' } | { kind: 'valid-until'; at: number } | { kind: 'unseen' }

/** What is known of the installation: one for all portals. Times are ms since 1970. */
export interface HostFacts {
  certificate: CertificateFact
  portalCertificate: CertificateFact
  /** The fullest of the watched disks; null when none could be asked. */
  disk: { freeBytes: number; totalBytes: number; path: string } | null
  database: { sizeBytes: number; answerMs: number }
  /** `watched` is false when somebody else backs the database up. */
  backup: { watched: boolean; lastOkAt: number | null; lastFailed: boolean }
  processes: { role: 'all' | 'web' | 'worker'; seenAt: number }[]
}

/** A process that said nothing for so long is gone: it beats every 20 seconds. */
export const deadAfterMs = 90_000

export function hostChecks(facts: HostFacts, now: number): Check[] {
  return [
    certificateCheck('certificate', facts.certificate, now),
    certificateCheck('portal-certificate', facts.portalCertificate, now),
    diskCheck(facts),
    {
      id: 'database',
      state: grade(facts.database.answerMs, { soon: 300, bad: 3_000 }),
      code: facts.database.answerMs >= 300 ? 'slow' : 'fast',
      params: { size: { bytes: facts.database.sizeBytes }, ms: Math.round(facts.database.answerMs) },
    },
    backupCheck(facts, now),
    processesCheck(facts, now),
  ]
}

function certificateCheck(id: HostCheckId, fact: CertificateFact, now: number): Check {
  if (fact.kind === 'plain') return { id, state: 'off', code: 'plain', params: {} }
  if (fact.kind === 'unseen') return { id, state: 'soon', code: 'unseen', params: {} }
  const days = Math.floor((fact.at - now) / dayMs)
  const state = days < 3 ? 'bad' : days < 14 ? 'soon' : 'ok'
  return { id, state, code: days < 0 ? 'expired' : 'days', params: { days } }
}

function diskCheck({ disk }: HostFacts): Check {
  if (!disk) return { id: 'disk', state: 'off', code: 'unknown', params: {} }
  const share = disk.freeBytes / Math.max(1, disk.totalBytes)
  const state = share < 0.1 ? 'bad' : share < 0.2 ? 'soon' : 'ok'
  const params = { free: { bytes: disk.freeBytes }, percent: Math.floor(share * 100), path: disk.path }
  return { id: 'disk', state, code: state === 'ok' ? 'free' : 'filling', params }
}

function backupCheck({ backup }: HostFacts, now: number): Check {
  if (!backup.watched) return { id: 'backup', state: 'off', code: 'elsewhere', params: {} }
  if (backup.lastOkAt === null) return { id: 'backup', state: 'bad', code: 'never', params: {} }
  const age = { ms: now - backup.lastOkAt }
  const state = grade(age.ms, { soon: 26 * hourMs, bad: 48 * hourMs })
  if (backup.lastFailed)
    return { id: 'backup', state: state === 'bad' ? 'bad' : 'soon', code: 'failed', params: { age } }
  return { id: 'backup', state, code: state === 'ok' ? 'fresh' : 'old', params: { age } }
}

function processesCheck({ processes }: HostFacts, now: number): Check {
  const alive = processes.filter(({ seenAt }) => now - seenAt < deadAfterMs)
  const web = alive.filter(({ role }) => role !== 'worker').length
  const worker = alive.filter(({ role }) => role !== 'web').length
  const lost = processes.filter(({ seenAt }) => now - seenAt >= deadAfterMs && now - seenAt < 30 * minuteMs).length
  const params = { web, worker, lost }
  if (worker === 0) return { id: 'processes', state: 'bad', code: 'no-worker', params }
  if (web === 0) return { id: 'processes', state: 'bad', code: 'no-web', params }
  return { id: 'processes', state: lost > 0 ? 'soon' : 'ok', code: lost > 0 ? 'lost' : 'alive', params }
}
