import { importPKCS8, SignJWT } from 'jose'
import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { OutsideClient } from '../../platform/net/outside-client.ts'
import type { GoogleKey } from './google-key.ts'
import { refusal } from './refusal.ts'
import type { GoogleRequest, RequestPace } from './request-pace.ts'

export interface GoogleDeps {
  outside: OutsideClient
  clock: Clock
  pace: RequestPace
  /** Where access is asked for, and where the sheets are: Google's own unless told. */
  tokenUrl: string
  sheetsUrl: string
}

const scope = 'https://www.googleapis.com/auth/spreadsheets'
const timeoutMs = 90_000
/** A token is asked for anew a minute before it ends. */
const spareMs = 60_000
const token = z.object({ access_token: z.string(), expires_in: z.number() })

/** Requests in the name of a service account. */
export interface GoogleClient {
  /** @param path behind `/v4/spreadsheets/`. Throws AppError `sheets.*`. */
  request(kind: GoogleRequest, path: string, body?: object): Promise<unknown>
}

/** Clients of all keys at work, one a key: its access is shared. */
export function createGoogleClients(deps: GoogleDeps): (key: GoogleKey) => GoogleClient {
  const known = new Map<string, GoogleClient>()
  return (key) => {
    const client = known.get(key.privateKey) ?? createGoogleClient(deps, key)
    known.set(key.privateKey, client)
    return client
  }
}

/** A key's access lasts an hour and is asked for once. Google: "Using OAuth 2.0 for Server to Server Applications". */
function createGoogleClient(deps: GoogleDeps, key: GoogleKey): GoogleClient {
  const { clock, pace, tokenUrl, sheetsUrl } = deps
  let held: { token: string; until: number } | null = null

  async function access(): Promise<string> {
    const now = clock.now().getTime()
    if (held && held.until > now) return held.token
    const body = new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: await assertion(key, tokenUrl, now),
    })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = token.parse(await exchange(deps, tokenUrl, { method: 'POST', headers, body: body.toString() }))
    held = { token: answer.access_token, until: now + answer.expires_in * 1_000 - spareMs }
    return held.token
  }

  return {
    async request(kind, path, body) {
      const bearer = await access()
      pace.take(key.email, kind)
      const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
      const sent = body ? ({ method: 'POST', headers, body: JSON.stringify(body) } as const) : { headers }
      try {
        return await exchange(deps, `${sheetsUrl}/v4/spreadsheets/${path}`, sent)
      } catch (error) {
        held = null
        throw error
      }
    },
  }
}

async function assertion(key: GoogleKey, audience: string, now: number): Promise<string> {
  const seconds = Math.floor(now / 1_000)
  try {
    return await new SignJWT({ scope })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuer(key.email)
      .setAudience(audience)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 3_600)
      .sign(await importPKCS8(key.privateKey, 'RS256'))
  } catch (error) {
    throw new AppError('sheets.key-refused', { cause: error })
  }
}

async function exchange(
  { outside }: GoogleDeps,
  url: string,
  sent: { method?: 'POST'; headers: Record<string, string>; body?: string },
): Promise<unknown> {
  const answer = await outside.request(url, { ...sent, timeoutMs }).catch((error: unknown) => {
    throw new AppError('sheets.unavailable', { cause: error })
  })
  const text = await answer.body.text()
  const body = jsonOf(text)
  if (answer.statusCode === 200 && body !== undefined) return body
  const retryAfter = Number(answer.headers['retry-after'])
  throw refusal({ status: answer.statusCode, retryAfter: retryAfter > 0 ? retryAfter : null, body })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
