import { randomBytes } from 'node:crypto'
import { logEvent } from './log-event.ts'
import type { User } from './records.ts'
import { finishRegistration } from './finish-registration.ts'
import type { PortalState } from './state.ts'

const COOKIE = 'PORTAL_SESSION'

/** Who is signed in to the portal's pages. */
export interface Sessions {
  /** Signs a person in; `cookie` is the value of a Set-Cookie header. */
  signIn(userId: number): { id: string; cookie: string }
  /** The active person behind a Cookie header, if any. */
  userOf(cookieHeader: string | undefined): User | undefined
  /** Ends the session; the result is the Set-Cookie header that removes it. */
  signOut(cookieHeader: string | undefined): string
}

export function createSessions(state: PortalState): Sessions {
  return {
    signIn(userId) {
      const id = randomBytes(16).toString('hex')
      state.browserSessions.set(id, { id, userId })
      const description = JSON.stringify({ userId, method: 'cookie' })
      logEvent(state, { auditTypeId: 'USER_AUTHORIZE', userId, itemId: String(userId), description })
      finishRegistration(state, userId)
      state.touch()
      return { id, cookie: `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax` }
    },
    userOf(cookieHeader) {
      const session = state.browserSessions.get(sessionId(cookieHeader))
      const user = session && state.users.get(session.userId)
      return user?.active ? user : undefined
    },
    signOut(cookieHeader) {
      state.browserSessions.delete(sessionId(cookieHeader))
      state.touch()
      return `${COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`
    },
  }
}

function sessionId(cookieHeader: string | undefined): string {
  for (const part of (cookieHeader ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === COOKIE && value) return value
  }
  return ''
}
