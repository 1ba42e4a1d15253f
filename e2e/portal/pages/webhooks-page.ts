import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Webhook } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asMap } from '../wire/params.ts'
import { person } from './avatar.ts'
import { devopsNav } from './devops-nav.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { layout } from './layout.ts'
import { formAction, page } from './page-route.ts'
import { readScopes, scopeTicks } from './scope-ticks.ts'
import { flag } from './slider-link.ts'
import { formText, type Viewer } from './viewer.ts'

/** Inbound webhooks: made, shown with their addresses, taken away. Bitrix24 docs: local-integrations/local-webhooks. */
export function registerWebhooks(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/devops/webhooks/', (viewer) => webhooksPage(state, viewer, null))
  formAction(server, state, '/devops/webhooks/', (viewer, request, reply) => {
    const scopes = readScopes(asMap(request.body))
    if (scopes.length === 0) {
      void reply.code(400)
      return webhooksPage(
        state,
        viewer,
        viewer.say(
          'Отметьте хотя бы одно право: без прав вебхук ничего не вызовет.',
          'Tick at least one scope: without any the webhook can call nothing.',
        ),
      )
    }
    const id = state.ids.next('webhook')
    const owner = Number(formText(request, 'userId'))
    const userId = viewer.user.admin && state.users.has(owner) ? owner : viewer.user.id
    state.webhooks.set(id, { id, userId, secret: randomBytes(8).toString('hex'), scopes })
    state.touch()
    return reply.redirect('/devops/webhooks/', 303)
  })
  formAction(server, state, '/devops/webhooks/:id/delete/', (viewer, request, reply) => {
    const hook = state.webhooks.get(Number((request.params as { id: string }).id))
    if (hook !== undefined && (viewer.user.admin || hook.userId === viewer.user.id)) {
      state.webhooks.delete(hook.id)
      state.touch()
    }
    return reply.redirect('/devops/webhooks/', 303)
  })
}

function webhooksPage(state: PortalState, viewer: Viewer, problem: string | null): Markup {
  const { say, user } = viewer
  const title = say('Входящие вебхуки', 'Inbound webhooks')
  const hooks = [...state.webhooks.values()].filter((one) => user.admin || one.userId === user.id)
  const people = user.admin ? [...state.users.values()].filter((one) => one.active) : [user]
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    ${devopsNav(viewer, 'webhooks')} ${problem !== null && html`<p class="note note--bad" role="alert">${problem}</p>`}
    <div class="lab">
      <section class="panel">
        <div class="panel__head">
          <h2>${say('Созданные вебхуки', 'Webhooks made')}</h2>
          <span class="badge">${hooks.length}</span>
        </div>
        ${
          hooks.length === 0
            ? none(viewer)
            : html`<ul class="lines">
                ${hooks.map((hook) => line(state, viewer, hook))}
              </ul>`
        }
      </section>
      <form class="panel" method="post" action="/devops/webhooks/">
        <div class="panel__head"><h2>${say('Новый вебхук', 'New webhook')}</h2></div>
        <div class="panel__body">
          <label class="field"
            ><span>${say('Чьими правами', 'On behalf of')}</span
            ><select name="userId">
              ${people.map((one) => html`<option value="${one.id}" ${flag('selected', one.id === user.id)}>${one.name} ${one.lastName}</option>`)}
            </select></label
          >
          ${scopeTicks(viewer, ['crm'])}
          <button class="btn btn--primary" type="submit">${say('Создать вебхук', 'Create the webhook')}</button>
        </div>
      </form>
    </div>`
  return layout(state, viewer, { title, menu: 'devops', body })
}

function none({ say }: Viewer): Markup {
  return html`<div class="empty">
    <span class="empty__mark">${icon('bolt')}</span>
    <p>
      ${say('Вебхуков нет. Вебхук вызывает REST правами своего хозяина.', 'No webhooks. A webhook calls REST with its owner’s rights.')}
    </p>
  </div>`
}

function line(state: PortalState, { say }: Viewer, hook: Webhook): Markup {
  const address = `${state.url}/rest/${hook.userId}/${hook.secret}/`
  return html`<li>
    <span class="lines__main"
      >${person(state.users.get(hook.userId))}<code class="mono" data-webhook>${address}</code
      ><small>${hook.scopes.join(', ')}</small></span
    >
    <form method="post" action="/devops/webhooks/${hook.id}/delete/">
      <button
        class="btn btn--small btn--bad"
        type="submit"
        aria-label="${say('Удалить вебхук', 'Delete the webhook')} ${hook.id}"
      >
        ${say('Удалить', 'Delete')}
      </button>
    </form>
  </li>`
}
