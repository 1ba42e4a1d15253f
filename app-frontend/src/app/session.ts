import type { RenewSessionBody, Session } from '@poryadok/app-backend/portal/contract'
import type { TokenSource } from '../lib/api.ts'
import { ApiError, failedAnswer } from '../lib/api-error.ts'

interface Options {
  initial: Session | null
  /** Asks the portal around the page who looks; fresh: past its cache. */
  proof: (fresh: boolean) => Promise<RenewSessionBody>
  lang: 'ru' | 'en'
  fetch?: typeof fetch
  now?: () => number
}

/** A session is renewed after this share of its life, so that a call never starts with a dying token. */
const renewAfter = 0.9
/** A session that seems to die sooner than this, ms, means that the computer's clock runs ahead of the server's. */
const shortestLife = 60_000
/** Life of a session then, ms: the server's 401 corrects a wrong guess. */
const assumedLife = 600_000

/** Keeps the session token in memory: no cookie and no storage work reliably in a third party's frame. */
export class SessionKeeper implements TokenSource {
  #session: Session | null
  #renewAt = 0
  #renewal: Promise<Session> | null = null
  readonly #options: Required<Options>

  constructor(options: Options) {
    this.#options = { fetch: fetch.bind(globalThis), now: Date.now, ...options }
    this.#session = options.initial
    if (options.initial) this.#renewAt = this.#momentToRenew(options.initial)
  }

  get user(): Session['user'] | null {
    return this.#session?.user ?? null
  }

  async token(): Promise<string> {
    if (this.#session && this.#options.now() < this.#renewAt) return this.#session.token
    return (await this.#renewOnce()).token
  }

  async renew(refused: string): Promise<string> {
    // Parallel calls are refused together; the first one's new token serves them all.
    if (this.#session && this.#session.token !== refused) return this.#session.token
    return (await this.#renewOnce()).token
  }

  #renewOnce(): Promise<Session> {
    this.#renewal ??= this.#fetchSession().finally(() => {
      this.#renewal = null
    })
    return this.#renewal
  }

  async #fetchSession(): Promise<Session> {
    let response = await this.#post(await this.#options.proof(false))
    // The portal's own token may be stale too: a reloaded frame still holds the one it was opened with.
    if (response.status === 401) response = await this.#post(await this.#options.proof(true))
    if (!response.ok) throw await failedAnswer(response)
    const session = (await response.json()) as Session
    this.#session = session
    this.#renewAt = this.#momentToRenew(session)
    return session
  }

  async #post(body: RenewSessionBody): Promise<Response> {
    try {
      return await this.#options.fetch('/api/session', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'accept-language': this.#options.lang },
        credentials: 'omit',
        signal: AbortSignal.timeout(30_000),
      })
    } catch {
      throw new ApiError('offline', 0)
    }
  }

  #momentToRenew(session: Session): number {
    const now = this.#options.now()
    const life = Date.parse(session.expiresAt) - now
    return now + (life > shortestLife ? life : assumedLife) * renewAfter
  }
}
