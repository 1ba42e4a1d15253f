import type { FastifyInstance } from 'fastify'
import type { Delivery } from '../events/bus.ts'
import type { PortalState } from '../store/state.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { labNav } from './lab-nav.ts'
import { layout } from './layout.ts'
import { formAction, page } from './page-route.ts'
import { formText, type Viewer } from './viewer.ts'

const SHOWN = 100

/** Events on their way to applications: who subscribed, what went out, and what may happen to the next ones. */
export function registerLabEvents(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/lab/events/', (viewer) => eventsPage(state, viewer))
  formAction(server, state, '/lab/events/', (_viewer, request, reply) => {
    const times = Math.max(1, Math.trunc(Number(formText(request, 'times')) || 1))
    const act = formText(request, 'act')
    if (act === 'hold') state.events.hold()
    if (act === 'release') state.events.release()
    if (act === 'duplicate') state.events.duplicate(times)
    if (act === 'lose') state.events.lose(times)
    return reply.redirect('/lab/events/', 303)
  })
}

function eventsPage(state: PortalState, viewer: Viewer): Markup {
  const { say } = viewer
  const title = say('События', 'Events')
  const deliveries = state.events.deliveries.slice(-SHOWN).toReversed()
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    ${labNav(viewer, 'events')}
    <div class="lab">
      <section class="panel" id="deliveries" data-fresh>
        <div class="panel__head"><h2>${say('Отправленные события', 'Events sent')}</h2></div>
        ${deliveries.length === 0 ? none(viewer) : deliveryTable(viewer, deliveries)}
      </section>
      <div>${mischief(state, viewer)} ${subscriptions(state, viewer)}</div>
    </div>`
  return layout(state, viewer, { title, menu: 'lab', body })
}

function none({ say }: Viewer): Markup {
  return html`<div class="empty">
    <span class="empty__mark">${icon('bolt')}</span>
    <p>
      ${say('Ни одно событие ещё не уходило: измените любую запись.', 'No event has gone out yet: change any record.')}
    </p>
  </div>`
}

function deliveryTable({ say }: Viewer, deliveries: Delivery[]): Markup {
  const status: Record<Delivery['status'], [string, string]> = {
    waiting: ['amber', say('в пути', 'on the way')],
    lost: ['red', say('потеряно', 'lost')],
    delivered: ['green', say('доставлено', 'delivered')],
    failed: ['red', say('не принято', 'not taken')],
  }
  return html`<div class="table-scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">№</th>
          <th scope="col">${say('Событие', 'Event')}</th>
          <th scope="col">${say('Обработчик', 'Handler')}</th>
          <th scope="col">${say('Итог', 'Outcome')}</th>
        </tr>
      </thead>
      <tbody>
        ${deliveries.map((one) => {
          const [colour, words] = status[one.status]
          return html`<tr>
            <td class="muted">${one.seq}</td>
            <td class="mono">${one.event}</td>
            <td class="mono journal__json">${one.url}</td>
            <td>
              <span class="chip chip--${colour}"
                >${words}${one.httpStatus !== undefined && ` · ${one.httpStatus}`}</span
              >
            </td>
          </tr>`
        })}
      </tbody>
    </table>
  </div>`
}

function mischief(state: PortalState, { say }: Viewer): Markup {
  const waiting = state.events.deliveries.filter((one) => one.status === 'waiting').length
  const button = (act: string, words: string): Markup =>
    html`<button class="btn" name="act" value="${act}" type="submit">${words}</button>`
  return html`<section class="panel" id="mischief" data-fresh>
    <div class="panel__head"><h2>${say('Что сделать со следующими', 'What happens to the next ones')}</h2></div>
    <form class="panel__body" method="post" action="/lab/events/" data-inline>
      <label class="field"
        ><span>${say('Сколько событий', 'How many events')}</span><input type="number" name="times" min="1" value="1"
      /></label>
      <div class="button-row">
        ${button('duplicate', say('Отправить дважды', 'Send twice'))} ${button('lose', say('Потерять', 'Lose'))}
      </div>
      <p class="muted form-note">
        ${say('Задержанные события ждут, пока их не отпустят. В пути сейчас', 'Held events wait until they are let go. On the way now')}:
        ${waiting}
      </p>
      <div class="button-row">
        ${button('hold', say('Задерживать', 'Hold back'))} ${button('release', say('Отпустить', 'Let go'))}
      </div>
    </form>
  </section>`
}

function subscriptions(state: PortalState, { say }: Viewer): Markup {
  const handlers = [...state.eventHandlers.values()]
  return html`<section class="panel">
    <div class="panel__head">
      <h2>${say('Подписки', 'Subscriptions')}</h2>
      <span class="badge">${handlers.length}</span>
    </div>
    ${
      handlers.length === 0
        ? html`<p class="empty empty--small">${say('Никто не подписан.', 'Nobody is subscribed.')}</p>`
        : html`<ul class="lines lines--scroll" tabindex="0">
            ${handlers.map(
              (one) =>
                html`<li>
                  <span
                    ><span class="mono">${one.event}</span
                    ><small
                      >${state.apps.get(one.clientId)?.title ?? one.clientId}${one.offline && ` · ${say('офлайн', 'offline')}`}</small
                    ></span
                  >
                </li>`,
            )}
          </ul>`
    }
  </section>`
}
