import type { FastifyInstance } from 'fastify'
import { FAULT_KINDS, type FaultKind, type FaultRule } from '../faults/faults.ts'
import { METHODS } from '../methods/registry.ts'
import type { PortalState } from '../store/state.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { labNav } from './lab-nav.ts'
import { layout } from './layout.ts'
import { formAction, page } from './page-route.ts'
import { formText, type Viewer } from './viewer.ts'

type Words = readonly [russian: string, english: string]

const MEANING: Record<FaultKind, Words> = {
  '503': ['503: слишком много запросов', '503: too many requests'],
  '429': ['429: исчерпано время метода', '429: the method’s time is spent'],
  '500': ['500: внутренняя ошибка', '500: internal error'],
  html: ['HTML вместо JSON', 'HTML instead of JSON'],
  cut: ['Связь рвётся до работы метода', 'The connection dies before the work'],
  'lost-answer': ['Записано, но ответ потерян', 'Written, but the answer is lost'],
  'half-answer': ['Ответ обрывается посередине', 'The answer breaks off halfway'],
  slow: ['Метод работает медленно', 'The method works slowly'],
  'late-answer': ['Записано, но ответ приходит поздно', 'Written, but the answer comes late'],
  down: ['Портал не принимает соединений', 'The portal takes no connections'],
  'expired-token': ['Токен истёк', 'The token has expired'],
  revoked: ['Токены приложения отозваны', 'The application’s tokens are revoked'],
  renamed: ['Портал переехал на другой адрес', 'The portal has moved to another address'],
  refuse: ['Отказ с кодом вендора', 'A refusal with a vendor’s code'],
}

/** Faults of the portal: which are on, for which methods and how often; the world's own doors do the same by JSON. */
export function registerLabFaults(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/lab/faults/', (viewer) => faultsPage(state, viewer))
  formAction(server, state, '/lab/faults/', (_viewer, request, reply) => {
    const kind = FAULT_KINDS.find((one) => one === formText(request, 'kind'))
    if (kind !== undefined) state.faults.add([readRule(kind, (name) => formText(request, name))])
    return reply.redirect('/lab/faults/', 303)
  })
  formAction(server, state, '/lab/faults/clear/', (_viewer, request, reply) => {
    const index = formText(request, 'index')
    const rest = index === '' ? [] : state.faults.list().filter((_rule, at) => String(at) !== index)
    state.faults.clear()
    state.faults.add(rest)
    return reply.redirect('/lab/faults/', 303)
  })
}

function readRule(kind: FaultKind, text: (name: string) => string): FaultRule {
  const number = (name: string): number => Math.max(0, Math.trunc(Number(text(name)) || 0))
  return {
    kind,
    match: {
      ...(text('method') === '' ? {} : { method: text('method') }),
      ...(number('times') === 0 ? {} : { times: number('times') }),
      ...(number('afterCalls') === 0 ? {} : { afterCalls: number('afterCalls') }),
    },
    ...(kind === 'slow' ? { delayMs: number('delayMs') || 1000 } : {}),
    ...(kind === 'renamed' && text('location') !== '' ? { location: text('location') } : {}),
    ...(kind === 'refuse' ? { error: text('error') || 'ACCESS_DENIED', status: number('status') || 403 } : {}),
  }
}

function faultsPage(state: PortalState, viewer: Viewer): Markup {
  const { say } = viewer
  const title = say('Неполадки', 'Faults')
  const rules = state.faults.list()
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    ${labNav(viewer, 'faults')}
    <div class="lab">
      <section class="panel" id="faults-on" data-fresh>
        <div class="panel__head">
          <h2>${say('Включены', 'Switched on')}</h2>
          <span class="badge ${rules.length > 0 && 'badge--red'}">${rules.length}</span>
          <span class="head__space"></span>
          ${
            rules.length > 0 &&
            html`<form method="post" action="/lab/faults/clear/" data-inline>
              <button class="btn btn--small" type="submit">${say('Выключить все', 'Switch all off')}</button>
            </form>`
          }
        </div>
        ${
          rules.length === 0
            ? allWell(viewer)
            : html`<ul class="lines">
                ${rules.map((rule, index) => ruleLine(viewer, rule, index))}
              </ul>`
        }
      </section>
      ${faultForm(viewer)}
    </div>`
  return layout(state, viewer, { title, menu: 'lab', body })
}

function allWell({ say }: Viewer): Markup {
  return html`<div class="empty">
    <span class="empty__mark">${icon('shield')}</span>
    <p>${say('Неполадок нет: портал отвечает как обычно.', 'No faults: the portal answers as usual.')}</p>
  </div>`
}

function ruleLine({ say }: Viewer, rule: FaultRule, index: number): Markup {
  const { method, times, afterCalls } = rule.match
  const notes = [
    method ?? say('любой метод', 'any method'),
    times === undefined ? say('пока не выключат', 'until switched off') : `${say('раз', 'times')}: ${times}`,
    ...(afterCalls === undefined ? [] : [`${say('пропустить вызовов', 'calls let through')}: ${afterCalls}`]),
    ...(rule.delayMs === undefined ? [] : [`${rule.delayMs} ${say('мс', 'ms')}`]),
    ...(rule.location === undefined ? [] : [rule.location]),
    ...(rule.error === undefined ? [] : [`${rule.status ?? ''} ${rule.error}`]),
  ]
  return html`<li>
    <span><b>${say(...MEANING[rule.kind])}</b><small>${notes.join(' · ')}</small></span>
    <span class="head__space"></span>
    <form method="post" action="/lab/faults/clear/" data-inline>
      <input type="hidden" name="index" value="${index}" />
      <button class="btn btn--small" type="submit">${say('Выключить', 'Switch off')}</button>
    </form>
  </li>`
}

function faultForm({ say }: Viewer): Markup {
  return html`<form class="panel" method="post" action="/lab/faults/" data-inline>
    <div class="panel__head"><h2>${say('Новая неполадка', 'New fault')}</h2></div>
    <div class="panel__body">
      <label class="field"
        ><span>${say('Что случится', 'What happens')}</span
        ><select name="kind">
          ${FAULT_KINDS.map((kind) => html`<option value="${kind}">${say(...MEANING[kind])}</option>`)}
        </select></label
      >
      <label class="field"
        ><span>${say('С каким методом; пусто: с любым', 'With which method; empty: any')}</span
        ><input name="method" list="methods" autocomplete="off"
      /></label>
      <div class="two">
        <label class="field"
          ><span>${say('Сколько раз; пусто: всегда', 'How many times; empty: always')}</span
          ><input type="number" min="1" name="times"
        /></label>
        <label class="field"
          ><span>${say('Сначала пропустить вызовов', 'Let calls through first')}</span
          ><input type="number" min="0" name="afterCalls"
        /></label>
      </div>
      <details class="more-fields more-fields--flat">
        <summary>${say('Подробности неполадки', 'Details of the fault')}</summary>
        <label class="field"
          ><span>${say('Задержка медленного ответа, мс', 'Delay of a slow answer, ms')}</span
          ><input type="number" min="0" name="delayMs" placeholder="1000"
        /></label>
        <label class="field"
          ><span>${say('Новый адрес портала', 'New address of the portal')}</span><input name="location"
        /></label>
        <div class="two">
          <label class="field"
            ><span>${say('Код отказа', 'Code of the refusal')}</span><input name="error" placeholder="ACCESS_DENIED"
          /></label>
          <label class="field"
            ><span>${say('Статус отказа', 'Status of the refusal')}</span
            ><input type="number" name="status" placeholder="403"
          /></label>
        </div>
      </details>
      <button class="btn btn--primary" type="submit">${say('Включить', 'Switch on')}</button>
    </div>
    <datalist id="methods">${METHODS.map((spec) => html`<option value="${spec.name}"></option>`)}</datalist>
  </form>`
}
