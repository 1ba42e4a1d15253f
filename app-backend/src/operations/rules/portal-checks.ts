import { dayMs, grade, hourMs, minuteMs, type Check } from './check.ts'

/** What is known of one portal's own things. Times are ms since 1970; null = never or unknown. */
export interface PortalFacts {
  /** Over all queues: work whose time has come, and since when its oldest waits. */
  queues: { due: number; oldestDueAt: number | null }
  deadJobs: number
  events: { lastAt: number | null; lastBySweepAt: number | null }
  /** `failing` and `stopped`: addresses whose servers can't be read, since when the oldest can't. */
  mailboxes: {
    active: number
    lastLetterAt: number | null
    failing: readonly string[]
    failingSince: number | null
    stopped: readonly string[]
  }
  quarantined: number
  token: { there: boolean; renewedAt: number | null; owner: string | null }
  /** Bucket of requests and the heaviest method, as shares of their limits. */
  load: { requestShare: number; barredUntil: number | null; method: string | null; methodShare: number }
  sweep: { sources: number; oldestOkAt: number | null; error: boolean }
  catchUp: { left: number; endedAt: number | null; running: boolean } | null
}

/** A refresh token dies 180 days after it was given. Bitrix24 docs: settings/oauth/index */
const tokenLifeMs = 180 * dayMs

export function portalChecks(facts: PortalFacts, now: number): Check[] {
  return [
    queuesCheck(facts, now),
    {
      id: 'dead-jobs',
      state: grade(facts.deadJobs, { soon: 1, bad: 20 }),
      code: facts.deadJobs > 0 ? 'some' : 'none',
      params: { count: facts.deadJobs },
    },
    eventsCheck(facts, now),
    mailboxCheck(facts, now),
    {
      id: 'quarantine',
      state: facts.quarantined > 0 ? 'soon' : 'ok',
      code: facts.quarantined > 0 ? 'some' : 'none',
      params: { count: facts.quarantined },
    },
    tokenCheck(facts, now),
    ...loadChecks(facts, now),
    sweepCheck(facts, now),
    catchUpCheck(facts, now),
  ]
}

function queuesCheck({ queues }: PortalFacts, now: number): Check {
  const age = queues.oldestDueAt === null ? 0 : Math.max(0, now - queues.oldestDueAt)
  const state = grade(age, { soon: 5 * minuteMs, bad: 30 * minuteMs })
  if (queues.due === 0) return { id: 'queues', state: 'ok', code: 'empty', params: {} }
  return {
    id: 'queues',
    state,
    code: state === 'ok' ? 'moving' : 'stuck',
    params: { count: queues.due, age: { ms: age } },
  }
}

/** Events that stop while the sweep still finds changes are lost on their way. */
function eventsCheck({ events }: PortalFacts, now: number): Check {
  const { lastAt, lastBySweepAt } = events
  if (lastAt === null && lastBySweepAt === null) return { id: 'events', state: 'ok', code: 'none-yet', params: {} }
  const silent = lastBySweepAt !== null && lastBySweepAt - (lastAt ?? 0) > hourMs
  const age = { ms: now - (lastAt ?? lastBySweepAt ?? now) }
  return { id: 'events', state: silent ? 'bad' : 'ok', code: silent ? 'silent' : 'coming', params: { age } }
}

function mailboxCheck({ mailboxes }: PortalFacts, now: number): Check {
  const { active, lastLetterAt, failing, failingSince, stopped } = mailboxes
  if (stopped.length > 0)
    return { id: 'mailboxes', state: 'bad', code: 'stopped', params: { addresses: stopped.join(', ') } }
  if (failing.length > 0) {
    const age = { ms: now - (failingSince ?? now) }
    const state = age.ms >= hourMs ? 'bad' : 'soon'
    return { id: 'mailboxes', state, code: 'failing', params: { addresses: failing.join(', '), age } }
  }
  if (active === 0) return { id: 'mailboxes', state: 'soon', code: 'none', params: {} }
  if (lastLetterAt === null) return { id: 'mailboxes', state: 'ok', code: 'no-letter', params: { count: active } }
  const age = { ms: now - lastLetterAt }
  const quiet = age.ms > 7 * dayMs
  return {
    id: 'mailboxes',
    state: quiet ? 'soon' : 'ok',
    code: quiet ? 'quiet' : 'coming',
    params: { count: active, age },
  }
}

function tokenCheck({ token }: PortalFacts, now: number): Check {
  if (!token.there) return { id: 'token', state: 'bad', code: 'none', params: {} }
  const age = now - (token.renewedAt ?? now)
  const days = Math.floor((tokenLifeMs - age) / dayMs)
  const state = days < 7 ? 'bad' : days < 30 ? 'soon' : 'ok'
  const owner = token.owner ?? ''
  return { id: 'token', state, code: state === 'ok' ? 'alive' : 'ending', params: { age: { ms: age }, days, owner } }
}

function loadChecks({ load }: PortalFacts, now: number): Check[] {
  const percent = Math.round(load.requestShare * 100)
  const barred = load.barredUntil !== null && load.barredUntil > now
  const wait = { ms: barred ? (load.barredUntil ?? now) - now : 0 }
  const methodPercent = Math.round(load.methodShare * 100)
  const methodState = grade(load.methodShare, { soon: 0.8, bad: 0.95 })
  return [
    {
      id: 'requests-limit',
      state: barred ? 'bad' : grade(load.requestShare, { soon: 0.7, bad: 1.2 }),
      code: barred ? 'barred' : load.requestShare >= 0.7 ? 'tight' : 'free',
      params: { percent, wait },
    },
    {
      id: 'methods-limit',
      state: methodState,
      code: load.method === null ? 'free' : methodState === 'ok' ? 'used' : 'tight',
      params: { percent: methodPercent, method: load.method ?? '' },
    },
  ]
}

function sweepCheck({ sweep }: PortalFacts, now: number): Check {
  if (sweep.sources === 0) return { id: 'sweep', state: 'off', code: 'none', params: {} }
  if (sweep.oldestOkAt === null) return { id: 'sweep', state: 'soon', code: 'first', params: {} }
  const age = { ms: now - sweep.oldestOkAt }
  const state = grade(age.ms, { soon: hourMs, bad: 6 * hourMs })
  return { id: 'sweep', state, code: state === 'ok' ? 'fresh' : sweep.error ? 'failing' : 'late', params: { age } }
}

function catchUpCheck({ catchUp }: PortalFacts, now: number): Check {
  if (!catchUp) return { id: 'catch-up', state: 'ok', code: 'none', params: {} }
  const params = { left: catchUp.left, age: { ms: now - (catchUp.endedAt ?? now) } }
  if (catchUp.running) return { id: 'catch-up', state: 'soon', code: 'running', params }
  return { id: 'catch-up', state: catchUp.left > 0 ? 'bad' : 'ok', code: catchUp.left > 0 ? 'left' : 'whole', params }
}
