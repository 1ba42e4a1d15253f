import type { FastifyInstance } from 'fastify'
import { mayUseApp } from '../apps/may-use-app.ts'
import type { PortalState } from '../store/state.ts'
import { asMap, asText } from '../wire/params.ts'

/**
 * `/oauth/authorize/`: sends a signed-in person back to the application's own address with a code. A failure is shown
 * on a page of the portal; nothing goes back to the application. Bitrix24 docs: settings/oauth/index.
 */
export function registerAuthorize(app: FastifyInstance, state: PortalState): void {
  app.get('/oauth/authorize', async (request, reply) => {
    const query = asMap(request.query)
    const user = state.sessions.userOf(request.headers.cookie)
    if (!user) return reply.redirect(`/login/?back=${encodeURIComponent(request.url)}`, 302)
    const fail = (text: string) =>
      reply.status(400).type('text/html; charset=utf-8').send(`<!doctype html><meta charset="utf-8"><h1>${text}</h1>`)
    const known = state.apps.get(asText(query.client_id))
    if (!known?.active || !known.installed) return fail('Приложение не установлено')
    if (known.paymentExpired) return fail('Оплаченный период приложения закончился')
    if (!mayUseApp(state, known, user)) return fail('Приложение вам не открыто')
    const code = state.tokens.mintCode(known.clientId, user.id)
    if (known.handlerUrl === '') {
      return reply
        .type('text/html; charset=utf-8')
        .send(`<!doctype html><meta charset="utf-8"><p>Код авторизации: <code>${code}</code></p>`)
    }
    const back = new URL(known.handlerUrl)
    const carried = {
      code,
      state: asText(query.state),
      domain: new URL(state.url).host,
      member_id: state.memberId,
      scope: known.scopes.join(','),
      server_domain: new URL(state.oauthUrl).host,
    }
    for (const [name, value] of Object.entries(carried)) back.searchParams.set(name, value)
    return reply.redirect(back.href, 302)
  })
}
