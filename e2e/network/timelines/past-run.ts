import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from 'pg'
import { callApi } from '../install-app.ts'
import { until } from '../letter-outcomes.ts'
import { signIn } from '../sign-in.ts'
import type { Network } from '../start-network.ts'
import { advance } from '../testing.ts'

const route = {
  name: 'Дела контактов в компании',
  enabled: false,
  source: 3,
  target: 4,
  pick: 'first',
  mode: 'bind',
  kinds: [],
  direction: null,
  responsibleIds: [],
}

/** So long nothing moves before the clock does, ms of this machine. */
const stillMs = 700
const lookMs = 100

interface Sight {
  /** State of the last run over the past. */
  task: string
  /** Writes that have no end yet, and that have one. */
  open: number
  done: number
  /** When the earliest job that has to do with it falls due, ms. */
  due: number | null
}

const looking = `
  SELECT (SELECT state FROM long_task WHERE kind = 'timeline-sync.past' ORDER BY created_at DESC LIMIT 1) AS task,
    (SELECT count(*)::int FROM ledger_entry WHERE state IN ('planned', 'sending', 'unknown')) AS open,
    (SELECT count(*)::int FROM ledger_entry WHERE state = 'done') AS done,
    (SELECT min(extract(epoch FROM GREATEST(due_at, COALESCE(lease_until, due_at))) * 1000)::float8 FROM job
      WHERE state = 'waiting' AND (queue = 'writes' OR queue LIKE 'long-work%')) AS due`

/** Runs over the past of contacts, seen from outside: nothing of the product is asked while it works. */
export function pastRun(network: Network, rows: Client) {
  let sight = ''
  let since = Date.now()
  const api = async (method: string, path: string, body?: object) =>
    (await callApi(network.appUrl, await signIn(network), method, path, body)) as { routes: { id: string }[] }

  async function look(): Promise<Sight> {
    await delay(lookMs)
    const found = await rows.query<Sight>(looking)
    return found.rows[0] ?? { task: '', open: 0, done: 0, due: null }
  }
  /** Where nothing moves, time does: to the moment for which the work waits. */
  async function jump(): Promise<Sight> {
    const seen = await look()
    const now = JSON.stringify(seen)
    if (now !== sight) since = Date.now()
    sight = now
    if (Date.now() - since < stillMs) return seen
    const ms = (seen.due ?? 0) - network.portal.state.clock.now()
    await advance(network, Math.max(ms + 100, 1_000))
    since = Date.now()
    return seen
  }
  const ended = ({ task, open }: Sight) => task === 'done' && open === 0

  return {
    jump,
    async addRoute(): Promise<string> {
      return (await api('POST', '/api/timelines', route)).routes[0]?.id ?? ''
    },
    begin: (routeId: string) => api('POST', `/api/timelines/${routeId}/runs`, { dry: false, from: null }),
    /** Resolves when the run and its last write have ended; `meanwhile` sees each look. */
    end: (limitMs: number, meanwhile: (seen: Sight) => Promise<void> = () => Promise.resolve()) =>
      until(
        async () => {
          const seen = await jump()
          await meanwhile(seen)
          return seen
        },
        ended,
        limitMs,
        0,
      ),
  }
}
