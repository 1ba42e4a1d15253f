import type { FastifyReply, FastifyRequest } from 'fastify'
import type { User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

/** Who looks at the page and how: the portal's language, with the left menu or inside a slider. */
export interface Viewer {
  user: User
  lang: 'ru' | 'en'
  /** The text in the viewer's language. */
  say: (russian: string, english: string) => string
  /** The page is shown in a slider (`?IFRAME=Y`): no left menu. */
  inSlider: boolean
  /** Path and query of the page. */
  path: string
}

/** The signed-in person behind a request, or undefined. */
export function viewerOf(state: PortalState, request: FastifyRequest): Viewer | undefined {
  const user = state.sessions.userOf(request.headers.cookie)
  if (user === undefined) return undefined
  const query = request.query as Record<string, unknown>
  return {
    user,
    lang: user.lang,
    say: (russian, english) => (user.lang === 'ru' ? russian : english),
    inSlider: query['IFRAME'] === 'Y',
    path: request.url,
  }
}

/** Sends a person who is not signed in to the sign-in page, which brings them back. */
export function toSignIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.redirect(`/login/?back=${encodeURIComponent(request.url)}`)
}

/** A path of this portal to return to; anything else becomes `/`. */
export function safeBack(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : '/'
}

/** A link that stays inside the slider when the page itself is in one. */
export function linkFor(viewer: Viewer, path: string): string {
  if (!viewer.inSlider) return path
  return `${path}${path.includes('?') ? '&' : '?'}IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER`
}

/** A text of the query string; several values or none give ''. */
export function queryText(request: FastifyRequest, name: string): string {
  const value = (request.query as Record<string, unknown>)[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** A text of a form that was sent; files and lists give ''. */
export function formText(request: FastifyRequest, name: string): string {
  const value = ((request.body ?? {}) as Record<string, unknown>)[name]
  return typeof value === 'string' ? value.trim() : ''
}
