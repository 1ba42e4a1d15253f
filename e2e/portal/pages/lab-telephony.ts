import type { FastifyInstance } from 'fastify'
import { callCardsOf } from '../frame/call-cards.ts'
import type { CallStatistic, ExternalCall } from '../store/families/telephony-tables.ts'
import type { PortalState } from '../store/state.ts'
import { finishCall } from '../telephony/finish-call.ts'
import { runOperatorScript } from '../telephony/operator-script.ts'
import { registerCall } from '../telephony/register-call.ts'
import { showCard } from '../telephony/show-card.ts'
import { html, trusted, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { labNav } from './lab-nav.ts'
import { layout } from './layout.ts'
import { formAction, page } from './page-route.ts'
import { shortTime } from './short-time.ts'
import { formText, type Viewer } from './viewer.ts'

const SHOWN = 30
const SECOND_MS = 1_000

/** Calls: ring at a person, end the call, or let an operator's script treat it as missed. */
export function registerLabTelephony(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/lab/telephony/', (viewer) => callsPage(state, viewer))
  formAction(server, state, '/lab/telephony/', async (_viewer, request, reply) => {
    const text = (name: string): string => formText(request, name)
    const [phone, line, userId] = [text('phone'), text('line'), Number(text('person'))]
    if (text('kind') === 'missed')
      runOperatorScript(state, {
        phone,
        line: '',
        ringUserId: userId,
        defaultUserId: userId,
        finishAfterMs: 3 * SECOND_MS,
        sourceDescription: line === '' ? null : `Звонок поступил на номер: ${line}`,
        fillAfterMs: 10 * SECOND_MS,
        reassignAfterMs: 10 * SECOND_MS,
        show: true,
      })
    else ring(state, { phone, line, userId, type: text('kind') === 'outgoing' ? 1 : 2 })
    return reply.redirect('/lab/telephony/', 303)
  })
  formAction(server, state, '/lab/telephony/end/', async (_viewer, request, reply) => {
    const call = state.externalCalls.get(formText(request, 'call'))
    const end = {
      code: '',
      reason: '',
      cost: 0,
      costCurrency: '',
      vote: null,
      duration: Number(formText(request, 'duration')),
    }
    if (call) {
      await finishCall(state, call, { userId: call.userId, ...end }, { userId: call.userId })
      callCardsOf(state).close(call.id)
    }
    return reply.redirect('/lab/telephony/', 303)
  })
}

function ring(
  state: PortalState,
  { phone, line, userId, type }: { phone: string; line: string; userId: number; type: number },
): void {
  const input = { clientId: '', userId, phone, type, line, externalCallId: null, startedAt: '', create: true }
  const { call } = registerCall(state, { ...input, source: '', entityType: '', entityId: 0 }, { userId })
  showCard(state, call, [userId])
}

function callsPage(state: PortalState, viewer: Viewer): Markup {
  const { say } = viewer
  const title = say('Звонки', 'Telephony')
  const open = [...state.externalCalls.values()].filter(({ statisticId }) => statisticId === 0).toReversed()
  const past = [...state.callStatistics.values()].slice(-SHOWN).toReversed()
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    ${labNav(viewer, 'telephony')}
    <div class="lab">
      <section class="panel" id="calls" data-fresh>
        <div class="panel__head"><h2>${say('Идут и были', 'Now and before')}</h2></div>
        ${
          open.length + past.length === 0
            ? html`<div class="empty">
                <span class="empty__mark">${icon('phone')}</span>
                <p>${say('Звонков ещё не было.', 'There have been no calls yet.')}</p>
              </div>`
            : html`<ul class="lines">
                ${open.map((call) => openLine(viewer, call))} ${past.map((row) => pastLine(viewer, row))}
              </ul>`
        }
      </section>
      ${ringForm(state, viewer)}
    </div>`
  return layout(state, viewer, { title, menu: 'lab', body })
}

function openLine({ say }: Viewer, call: ExternalCall): Markup {
  const end = (duration: number, words: string): Markup =>
    html`<form method="post" action="/lab/telephony/end/" data-inline>
      <input type="hidden" name="call" value="${call.id}" /><input type="hidden" name="duration" value="${duration}" />
      <button class="btn btn--small" type="submit">${words}</button>
    </form>`
  return html`<li>
    <span><b>${call.phone}</b><small>${call.line}</small></span
    ><span class="head__space"></span>
    <span class="chip chip--amber">${say('звонит', 'rings')}</span>
    ${end(60, say('Завершить', 'End'))} ${end(0, say('Не ответили', 'Not taken'))}
  </li>`
}

function pastLine({ say, lang }: Viewer, row: CallStatistic): Markup {
  const missed = row.failedCode !== '200'
  return html`<li>
    <span><b>${row.phoneNumber}</b><small>${row.portalNumber} · ${shortTime(row.startedAt, lang)}</small></span>
    <span class="head__space"></span>
    <span class="chip chip--${missed ? 'red' : 'green'}"
      >${missed ? say('без ответа', 'missed') : say('состоялся', 'taken')}</span
    >
  </li>`
}

function ringForm(state: PortalState, { say }: Viewer): Markup {
  const people = [...state.users.values()].filter(({ active, external }) => active && external === undefined)
  const kinds: [string, string][] = [
    ['incoming', say('Входящий', 'Incoming')],
    ['outgoing', say('Исходящий', 'Outgoing')],
    ['missed', say('Пропущенный: сценарий оператора через 10 с', 'Missed: an operator’s script after 10 s')],
  ]
  return html`<form class="panel" method="post" action="/lab/telephony/" data-inline>
    <div class="panel__head"><h2>${say('Позвонить', 'Ring')}</h2></div>
    <div class="panel__body">
      <div class="two">
        <label class="field"
          ><span>${say('Номер клиента', 'Client’s number')}</span><input name="phone" required
        /></label>
        <label class="field"><span>${say('Линия', 'Line')}</span><input name="line" /></label>
      </div>
      <div class="two">
        <label class="field"
          ><span>${say('Сотрудник', 'Person')}</span>
          <select name="person">
            ${people.map((one) => html`<option value="${one.id}">${one.name} ${one.lastName}</option>`)}
          </select></label
        >
        <label class="field"
          ><span>${say('Звонок', 'Call')}</span>
          <select name="kind">
            ${kinds.map(([key, words], at) => html`<option value="${key}" ${at === 0 && trusted('selected')}>${words}</option>`)}
          </select></label
        >
      </div>
      <button class="btn btn--primary" type="submit">${say('Позвонить', 'Ring')}</button>
    </div>
  </form>`
}
