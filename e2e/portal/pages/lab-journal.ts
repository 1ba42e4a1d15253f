import type { FastifyInstance } from 'fastify'
import type { JournalRecord } from '../journal.ts'
import type { PortalState } from '../store/state.ts'
import { html, type Markup } from './html.ts'
import { page } from './page-route.ts'
import { queryText, type Viewer } from './viewer.ts'

const FIRST = 200

/** What the browser gets of one record. */
interface JournalLine {
  seq: number
  httpId: number
  at: string
  app: string
  user: string
  method: string
  params: string
  answer: string
  failed: boolean
  ms: number
  inBatch: boolean
}

/** Live table of REST calls; the page's script fills it. */
export function labJournal(viewer: Viewer): Markup {
  const { say } = viewer
  const heads = [
    say('Время', 'Time'),
    say('Приложение', 'Application'),
    say('Чьими правами', 'On behalf of'),
    say('Метод', 'Method'),
    say('Параметры', 'Parameters'),
    say('Ответ', 'Answer'),
    say('мс', 'ms'),
  ]
  return html`<section class="panel journal" data-journal aria-labelledby="journal-title">
    <div class="panel__head">
      <h2 id="journal-title">${say('Запросы приложений к REST', 'REST requests of applications')}</h2>
      <span class="journal__counts" data-journal-counts></span>
      <span class="head__space"></span>
      <a href="/lab/calls/">${say('Весь журнал', 'Whole journal')}</a>
    </div>
    <div class="table-scroll" tabindex="0" role="group" aria-label="${say('Таблица запросов', 'Table of requests')}">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody></tbody>
      </table>
    </div>
    <p class="empty" data-journal-empty>${say('Запросов ещё не было.', 'No requests yet.')}</p>
  </section>`
}

/** Records as server-sent events: the latest ones at once (unless only the tail is asked for), then each as it happens. */
export function registerLabJournal(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/lab/journal/', (_viewer, request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
    const send = (record: JournalRecord): void => {
      reply.raw.write(`data: ${JSON.stringify(journalLine(state, record))}\n\n`)
    }
    reply.raw.write('retry: 1000\n\n')
    const latest = queryText(request, 'tail') === 'Y' ? [] : state.journal.read().slice(-FIRST)
    for (const record of latest) send(record)
    const stop = state.journal.subscribe(send)
    reply.raw.on('close', stop)
    return reply
  })
}

function journalLine(state: PortalState, record: JournalRecord): JournalLine {
  const user = state.users.get(record.userId)
  return {
    seq: record.seq,
    httpId: record.httpId,
    at: record.at,
    app: state.apps.get(record.app)?.title ?? record.app,
    user: user ? `${user.name} ${user.lastName}` : '',
    method: record.method,
    params: compact(record.params),
    answer: record.error ?? compact(record.result),
    failed: record.error !== undefined,
    ms: Math.round(record.ms),
    inBatch: record.inBatch,
  }
}

const LONGEST = 400

function compact(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
