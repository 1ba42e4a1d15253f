import type { FastifyInstance } from 'fastify'
import type { JournalRecord } from '../journal.ts'
import type { PortalState } from '../store/state.ts'
import { absentPage } from './absent-page.ts'
import { html, trusted, type Markup } from './html.ts'
import { icon } from './icon.ts'
import {
  journalGroups,
  journalQuery,
  readJournalFilter,
  type JournalFilter,
  type JournalGroup,
} from './journal-filter.ts'
import { labNav } from './lab-nav.ts'
import { layout } from './layout.ts'
import { page } from './page-route.ts'
import { flag, sliderLink } from './slider-link.ts'
import type { Viewer } from './viewer.ts'

/** Journal of REST calls: filter, live tail, each call's parameters and answer, export as JSON lines. */
export function registerJournal(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/lab/calls/', (viewer, request) => journalPage(state, viewer, readJournalFilter(request)))
  page(server, state, '/lab/calls/:seq/', (viewer, request, reply) => {
    const seq = Number((request.params as { seq: string }).seq)
    const record = state.journal.read(seq - 1).find((one) => one.seq === seq)
    return record === undefined ? absentPage(state, viewer, reply) : callPage(state, viewer, record)
  })
}

function journalPage(state: PortalState, viewer: Viewer, filter: JournalFilter): Markup {
  const { say } = viewer
  const title = say('Журнал вызовов', 'Journal of calls')
  const { groups, more } = journalGroups(state, filter)
  const body = html`<div class="head">
      <h1 id="pagetitle">${title}</h1>
      <span class="head__space"></span>
      <label class="check"
        ><input type="checkbox" data-journal-live checked /> ${say('Обновлять самому', 'Follow live')}</label
      >
      <a class="btn" href="/_portal/journal.jsonl?${journalQuery(filter).toString()}" download
        >${icon('disk')}${say('Выгрузить JSONL', 'Export JSONL')}</a
      >
    </div>
    ${labNav(viewer, 'calls')}
    <div class="panel">
      ${filterForm(state, viewer, filter)}
      <div id="journal-rows" data-fresh data-journal-page>
        ${groups.length === 0 ? emptyJournal(viewer, filter) : table(state, viewer, groups)}
        ${more && html`<p class="table-foot">${say('Показаны последние 200 запросов, остальные есть в выгрузке.', 'The latest 200 requests are shown; the export has the rest.')}</p>`}
      </div>
    </div>`
  return layout(state, viewer, { title, menu: 'lab', body })
}

function emptyJournal(viewer: Viewer, filter: JournalFilter): Markup {
  const filtered = journalQuery(filter).size > 0
  return html`<div class="empty">
    <span class="empty__mark">${icon('list')}</span>
    <p>
      ${
        filtered
          ? viewer.say('Под отбор не подошёл ни один вызов.', 'No call fits the selection.')
          : viewer.say(
              'Приложения ещё ни о чём не спрашивали портал.',
              'Applications have asked the portal nothing yet.',
            )
      }
    </p>
    ${filtered && html`<a class="btn" href="/lab/calls/">${viewer.say('Снять отбор', 'Clear the selection')}</a>`}
  </div>`
}

function filterForm(state: PortalState, viewer: Viewer, filter: JournalFilter): Markup {
  const { say } = viewer
  const apps = [...state.apps.values()].map((app): [string, string] => [app.clientId, app.title])
  const hooks = [...state.webhooks.values()].map((hook): [string, string] => [
    `webhook:${hook.id}`,
    `${say('Вебхук', 'Webhook')} ${hook.id}`,
  ])
  const people = [...state.users.values()].map((user): [string, string] => [
    String(user.id),
    `${user.name} ${user.lastName}`,
  ])
  const statuses: [string, string][] = [
    ['ok', say('Удачные', 'Succeeded')],
    ['error', say('С ошибкой', 'Failed')],
    ...['400', '401', '403', '404', '429', '500', '503'].map((code): [string, string] => [code, code]),
  ]
  const choice = (name: string, label: string, any: string, now: string, options: [string, string][]): Markup =>
    html`<select name="${name}" aria-label="${label}" data-submit-on-change>
      <option value="">${any}</option>
      ${options.map(([value, title]) => html`<option value="${value}" ${flag('selected', value === now)}>${title}</option>`)}
    </select>`
  const label = say('Метод или его часть', 'Method or a part of it')
  return html`<form class="toolbar toolbar--even" action="/lab/calls/" role="search">
    <span class="toolbar__search">
      ${icon('search')}<input
        type="search"
        name="method"
        value="${filter.method}"
        placeholder="${label}"
        aria-label="${label}"
      />
    </span>
    ${choice('app', say('Приложение', 'Application'), say('Любое приложение', 'Any application'), filter.app, [...apps, ...hooks])}
    ${choice('status', say('Итог', 'Outcome'), say('Любой итог', 'Any outcome'), filter.status, statuses)}
    ${choice('user', say('Чьими правами', 'On behalf of'), say('Чьими угодно правами', 'On anyone’s behalf'), filter.userId === 0 ? '' : String(filter.userId), people)}
    <button class="btn" type="submit">${say('Найти', 'Search')}</button>
  </form>`
}

function table(state: PortalState, viewer: Viewer, groups: JournalGroup[]): Markup {
  const { say } = viewer
  const heads = [
    say('Время', 'Time'),
    say('Метод', 'Method'),
    say('Приложение', 'Application'),
    say('Чьими правами', 'On behalf of'),
    say('Итог', 'Outcome'),
    say('Параметры', 'Parameters'),
  ]
  return html`<div class="table-scroll">
    <table class="journal-table">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          <th scope="col" class="num">${say('мс', 'ms')}</th>
        </tr>
      </thead>
      ${groups.map((group) => groupRows(state, viewer, group))}
    </table>
  </div>`
}

function groupRows(state: PortalState, viewer: Viewer, { outer, inner }: JournalGroup): Markup {
  const label = viewer.say('Показать вызовы внутри', 'Show the calls inside')
  const fold =
    inner.length > 0 &&
    html`<button class="fold" type="button" aria-expanded="false" aria-label="${label}" data-fold="${outer.httpId}">
      ${icon('chevron')}${inner.length}
    </button>`
  return html`<tbody data-group="${outer.httpId}">
    ${row(state, viewer, outer, fold)} ${inner.map((record) => row(state, viewer, record, false))}
  </tbody>`
}

function row(state: PortalState, viewer: Viewer, record: JournalRecord, fold: Markup | false): Markup {
  const user = state.users.get(record.userId)
  const time = new Intl.DateTimeFormat(viewer.lang === 'ru' ? 'ru-RU' : 'en-GB', {
    timeStyle: 'medium',
    timeZone: 'Europe/Moscow',
  }).format(new Date(record.at))
  return html`<tr class="${record.inBatch && 'journal__inner'}" ${record.inBatch && trusted('hidden')}>
    <td class="muted nowrap">${time}</td>
    <td class="mono">
      ${record.inBatch && '↳ '}${sliderLink(viewer, `/lab/calls/${record.seq}/`, record.method, { width: 900 })} ${fold}
    </td>
    <td>${appTitle(state, record.app)}</td>
    <td class="nowrap">${user ? `${user.name} ${user.lastName}` : '—'}</td>
    <td>${outcome(record)}</td>
    <td class="mono journal__json">${compact(record.params)}</td>
    <td class="num">${Math.round(record.ms)}</td>
  </tr>`
}

function outcome({ error, status }: JournalRecord): Markup {
  return error === undefined
    ? html`<span class="chip chip--green">${status}</span>`
    : html`<span class="chip chip--red">${status > 0 && `${status} `}${error}</span>`
}

function callPage(state: PortalState, viewer: Viewer, record: JournalRecord): Markup {
  const { say } = viewer
  const user = state.users.get(record.userId)
  const facts: [string, Markup | string][] = [
    [say('Когда', 'When'), record.at],
    [say('Адрес', 'Address'), record.path],
    [say('Приложение', 'Application'), appTitle(state, record.app) || '—'],
    [say('Чьими правами', 'On behalf of'), user ? `${user.name} ${user.lastName}` : '—'],
    [say('Итог', 'Outcome'), outcome(record)],
    [say('Заняло', 'Took'), `${record.ms} ${say('мс', 'ms')}`],
  ]
  const block = (title: string, value: unknown): Markup =>
    html`<section class="panel">
      <div class="panel__head"><h2>${title}</h2></div>
      <pre class="json" tabindex="0">${JSON.stringify(value ?? null, null, 2)}</pre>
    </section>`
  const body = html`<div class="head"><h1 id="pagetitle" class="mono">${record.method}</h1></div>
    <dl class="panel keys keys--facts">
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${block(say('Параметры', 'Parameters'), record.params)}
    ${block(say('Ответ', 'Answer'), record.error === undefined ? record.result : { error: record.error, ...(record.result === undefined ? {} : { result: record.result }) })}`
  return layout(state, viewer, { title: record.method, menu: 'lab', body })
}

function appTitle(state: PortalState, key: string): string {
  return state.apps.get(key)?.title ?? key
}

const LONGEST = 160

function compact(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
