import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { reachOf } from '../rights/check.ts'
import type { PortalState } from '../store/state.ts'
import { absentPage } from './absent-page.ts'
import { crmNav } from './crm-nav.ts'
import { CLASSIC_CODES, entityKind, type EntityKind } from './entity-kind.ts'
import { html, type Markup } from './html.ts'
import { itemPage } from './item-page.ts'
import { readSort } from './item-sort.ts'
import { kanban } from './kanban.ts'
import { layout } from './layout.ts'
import { filterTest, readFilter } from './list-filter.ts'
import { listHead, listToolbar, type ListView } from './list-toolbar.ts'
import { listTable } from './list-table.ts'
import { page } from './page-route.ts'
import { everyStageOf } from './pipelines.ts'
import { refusedPage } from './refused-page.ts'
import { queryText, type Viewer } from './viewer.ts'

/** Lists and boards of every CRM type. */
export function registerCrmLists(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/', (_viewer, _request, reply) => reply.redirect('/crm/lead/list/'))
  page(server, state, '/crm/', (_viewer, _request, reply) => reply.redirect('/crm/lead/list/'))
  for (const view of ['list', 'kanban'] as const) {
    for (const code of CLASSIC_CODES) {
      page(server, state, `/crm/${code}/${view}/`, (viewer, request, reply) =>
        listPage(state, viewer, entityKind(state, code), { view, request, reply }),
      )
    }
    page(server, state, `/crm/type/:entityTypeId/${view}/`, (viewer, request, reply) => {
      const { entityTypeId } = request.params as { entityTypeId: string }
      return listPage(state, viewer, entityKind(state, Number(entityTypeId)), { view, request, reply })
    })
  }
}

function listPage(
  state: PortalState,
  viewer: Viewer,
  kind: EntityKind | undefined,
  { view, request, reply }: { view: ListView; request: FastifyRequest; reply: FastifyReply },
): Markup {
  const staged = kind !== undefined && everyStageOf(state, kind).length > 0
  if (kind === undefined || (view === 'kanban' && !staged)) return absentPage(state, viewer, reply)
  const title = kind.plural[viewer.lang]
  if (reachOf(state, viewer.user, kind.entityTypeId, 'read') === 'none') {
    return refusedPage(state, viewer, reply, { title, menu: 'crm', nav: crmNav(state, viewer, kind.code) })
  }
  const filter = readFilter(request)
  const subject = { kind, filter, view, staged, sort: readSort(queryText(request, 'sort')) }
  const body = html`${listHead(state, viewer, subject)} ${crmNav(state, viewer, kind.code)}
    <div class="panel" id="list" data-fresh>
      ${listToolbar(state, viewer, subject)}
      ${view === 'kanban' ? kanban(state, viewer, subject) : tableOf(state, viewer, subject, request)}
    </div>`
  return layout(state, viewer, { title, menu: 'crm', body })
}

function tableOf(
  state: PortalState,
  viewer: Viewer,
  subject: Parameters<typeof listTable>[2],
  request: FastifyRequest,
): Markup {
  const { kind, filter, sort } = subject
  const found = itemPage(state, viewer.user, kind, {
    text: filter.text,
    test: filterTest(state, viewer, kind, filter),
    sort,
    page: Math.max(1, Math.trunc(Number(queryText(request, 'page'))) || 1),
    count: queryText(request, 'count') === 'Y',
  })
  return listTable(state, viewer, subject, found)
}
