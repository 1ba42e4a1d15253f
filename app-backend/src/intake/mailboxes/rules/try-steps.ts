import type { MailFault } from './mail-faults.ts'

interface TryStep {
  server: 'imap' | 'smtp'
  step: 'name' | 'connection' | 'certificate' | 'login' | 'folder'
  state: 'ok' | 'failed' | 'skipped'
  fault: MailFault | null
  /** What the server said. */
  detail: string
}

/** At which step of a sign-in a fault shows itself. */
const stepOf: Record<MailFault, TryStep['step']> = {
  name: 'name',
  private: 'name',
  'no-answer': 'connection',
  refused: 'connection',
  lost: 'connection',
  protocol: 'connection',
  'no-encryption': 'certificate',
  certificate: 'certificate',
  login: 'login',
  'login-later': 'login',
  'password-missing': 'login',
  folder: 'folder',
}

const order: Record<TryStep['server'], readonly TryStep['step'][]> = {
  imap: ['name', 'connection', 'certificate', 'login', 'folder'],
  smtp: ['name', 'connection', 'certificate', 'login'],
}

/**
 * The steps of a try as a person reads them: what went well, where it failed and why, what was not come to. Without a password no
 * server is called.
 */
export function trySteps(
  server: TryStep['server'],
  encrypted: boolean,
  failure: { fault: MailFault; detail: string } | null,
): TryStep[] {
  const steps = order[server].filter(
    (step) => encrypted || step !== 'certificate' || failure?.fault === 'no-encryption',
  )
  const failedAt = failure ? steps.indexOf(stepOf[failure.fault]) : steps.length
  return steps.map((step, at) => {
    if (at === failedAt && failure) return { server, step, state: 'failed', ...failure }
    const gone = at < failedAt && failure?.fault !== 'password-missing'
    return { server, step, state: gone ? 'ok' : 'skipped', fault: null, detail: '' }
  })
}
