import type { FastifyInstance } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { asMap, asText } from '../wire/params.ts'

/** `/oauth/authorize/`: sends a signed-in person back to the application's own address with a code. Bitrix24 docs: settings/oauth/index. */
export function registerAuthorize(app: FastifyInstance, state: PortalState): void {
  app.get('/oauth/authorize', async (request, reply) => {
    const query = asMap(request.query)
    const user = state.sessions.userOf(request.headers.cookie)
    if (!user) return reply.redirect(`/login/?back=${encodeURIComponent(request.url)}`, 302)
    const known = state.apps.get(asText(query.client_id))
    if (!known?.active || !known.installed)
      return reply.status(400).type('text/html; charset=utf-8').send('<h1>Приложение не найдено</h1>')
    const back = new URL(known.handlerUrl)
    back.search = new URLSearchParams({
      code: state.tokens.mintCode(known.clientId, user.id),
      state: asText(query.state),
      domain: new URL(state.url).host,
      member_id: state.memberId,
      scope: known.scopes.join(','),
      server_domain: new URL(state.oauthUrl).host,
    }).toString()
    return reply.redirect(back.href, 302)
  })
}
