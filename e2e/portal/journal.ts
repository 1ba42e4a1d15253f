/** One REST call as the portal saw it. HTTP requests are the records with `inBatch` false. */
export interface JournalRecord {
  seq: number
  /** ISO, portal time. */
  at: string
  /** One number a HTTP request: a batch and its inner calls share it. */
  httpId: number
  /** client_id, `webhook:<id>`, or '' when nobody was recognised. */
  app: string
  userId: number
  path: string
  method: string
  params: unknown
  status: number
  result?: unknown
  error?: string
  ms: number
  inBatch: boolean
}

export interface Journal {
  add(record: Omit<JournalRecord, 'seq'>): void
  /** Records after `since`, of one application when `app` is given. */
  read(since?: number, app?: string): JournalRecord[]
  /** Records that meet every given condition. */
  find(wanted: JournalFilter): JournalRecord[]
  nextHttpId(): number
  clear(): void
  /** Calls back on every record; returns the way to stop. */
  subscribe(listener: (record: JournalRecord) => void): () => void
}

/** `method` is a name or a beginning that ends with `*`; `status` a number, or `error` for every refusal. */
export interface JournalFilter {
  since?: number
  app?: string
  user?: number
  method?: string
  status?: string
}

const KEEP = 20_000
const LONGEST_TEXT = 2_000

export function createJournal(): Journal {
  let records: JournalRecord[] = []
  let seq = 0
  let http = 0
  const listeners = new Set<(record: JournalRecord) => void>()
  return {
    add(record) {
      seq += 1
      const kept: JournalRecord = { seq, ...record, params: shortened(record.params), result: shortened(record.result) }
      records.push(kept)
      if (records.length > KEEP * 1.2) records = records.slice(-KEEP)
      for (const listener of listeners) listener(kept)
    },
    read: (since = 0, app) => records.filter((one) => one.seq > since && (app === undefined || one.app === app)),
    find: (wanted) => records.filter((one) => meets(one, wanted)),
    nextHttpId: () => (http += 1),
    clear() {
      records = []
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

function meets(one: JournalRecord, { since = 0, app, user, method, status }: JournalFilter): boolean {
  if (one.seq <= since || (app !== undefined && one.app !== app) || (user !== undefined && one.userId !== user))
    return false
  if (method !== undefined && !named(one.method.toLowerCase(), method.toLowerCase())) return false
  if (status === undefined) return true
  return status === 'error' ? one.error !== undefined : String(one.status) === status
}

function named(method: string, wanted: string): boolean {
  return wanted.endsWith('*') ? method.startsWith(wanted.slice(0, -1)) : method === wanted
}

/** One call as one line of JSON: `at, app, user, path, method, params, status, result | error, ms`. */
export function journalLine(one: JournalRecord): string {
  const { at, app, userId: user, path, method, params, status, result, error, ms } = one
  const end = error === undefined ? { result: result ?? null } : { error }
  return `${JSON.stringify({ at, app, user, path, method, params, status, ...end, ms })}\n`
}

/** A deep copy without tokens and with file contents cut: the journal is read by people. */
function shortened(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST_TEXT ? `${value.slice(0, 200)}… (${value.length} characters)` : value
  if (value instanceof Uint8Array) return `(${value.length} bytes)`
  if (Array.isArray(value)) return value.map(shortened)
  if (value === null || typeof value !== 'object') return value
  const copy: Record<string, unknown> = {}
  for (const [key, inner] of Object.entries(value)) {
    copy[key] = /^(auth|access_token|refresh_token|AUTH_ID|REFRESH_ID)$/.test(key) ? '***' : shortened(inner)
  }
  return copy
}
