import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { person } from './avatar.ts'
import { crmNav } from './crm-nav.ts'
import { entityKind, type EntityKind } from './entity-kind.ts'
import { absentPage } from './absent-page.ts'
import { html, type Markup } from './html.ts'
import { itemSubtitle, itemTitle } from './item-title.ts'
import { layout } from './layout.ts'
import { page } from './page-route.ts'
import { searchItems, type FoundItems } from './search-items.ts'
import { stageChip } from './stage-chip.ts'
import { shortTime } from './short-time.ts'
import { linkFor, type Viewer } from './viewer.ts'

const PAGE_SIZE = 50

/** Lists of leads, contacts, companies and smart processes. */
export function registerCrmLists(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/', (_viewer, _request, reply) => reply.redirect('/crm/lead/list/'))
  page(server, state, '/crm/', (_viewer, _request, reply) => reply.redirect('/crm/lead/list/'))
  for (const code of ['lead', 'contact', 'company']) {
    page(server, state, `/crm/${code}/list/`, (viewer, request) => {
      const kind = entityKind(state, code)
      return kind === undefined ? html`` : listPage(state, viewer, kind, request)
    })
  }
  page(server, state, '/crm/type/:entityTypeId/list/', (viewer, request, reply) => {
    const { entityTypeId } = request.params as { entityTypeId: string }
    const kind = entityKind(state, Number(entityTypeId))
    if (kind === undefined) return absentPage(state, viewer, reply)
    return listPage(state, viewer, kind, request)
  })
}

function listPage(state: PortalState, viewer: Viewer, kind: EntityKind, request: FastifyRequest): Markup {
  const query = request.query as { q?: string; page?: string }
  const text = typeof query.q === 'string' ? query.q : ''
  const found = searchItems(state, viewer.user, kind, { text, page: Number(query.page) || 1, pageSize: PAGE_SIZE })
  const title = kind.plural[viewer.lang]
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    ${crmNav(state, viewer, kind.code)}
    <div class="panel">
      ${searchForm(viewer, kind, text)}
      ${found.total === 0 ? emptyList(viewer, text) : table(state, viewer, kind, found)}
      ${pager(viewer, kind, found, text)}
    </div>`
  return layout(state, viewer, { title, menu: 'crm', body })
}

function searchForm(viewer: Viewer, kind: EntityKind, text: string): Markup {
  const label = viewer.say('Название, номер, телефон или почта', 'Title, number, phone or e-mail')
  return html`<div class="toolbar">
    <form action="${kind.listPath}" role="search">
      ${viewer.inSlider && html`<input type="hidden" name="IFRAME" value="Y" />`}
      <input type="search" name="q" value="${text}" placeholder="${label}" aria-label="${label}" />
      <button class="btn" type="submit">${viewer.say('Найти', 'Search')}</button>
    </form>
  </div>`
}

function emptyList(viewer: Viewer, text: string): Markup {
  return html`<p class="empty">
    ${
      text === ''
        ? viewer.say('Записей, которые вам видны, здесь нет.', 'There are no records that you may see.')
        : viewer.say('По этому запросу ничего не найдено.', 'Nothing is found.')
    }
  </p>`
}

function table(state: PortalState, viewer: Viewer, kind: EntityKind, found: FoundItems): Markup {
  const staged = found.items.some((item) => item['stageId'] !== undefined)
  return html`<div class="table-scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">${viewer.say('№', '#')}</th>
          <th scope="col">${kind.name[viewer.lang]}</th>
          ${staged && html`<th scope="col">${viewer.say('Стадия', 'Stage')}</th>`}
          <th scope="col">${viewer.say('Ответственный', 'Responsible')}</th>
          <th scope="col">${viewer.say('Создан', 'Created')}</th>
        </tr>
      </thead>
      <tbody>
        ${found.items.map((item) => row(state, viewer, kind, item, staged))}
      </tbody>
    </table>
  </div>`
}

function row(state: PortalState, viewer: Viewer, kind: EntityKind, item: Item, staged: boolean): Markup {
  const href = linkFor(viewer, `${kind.cardPath}${item.id}/`)
  return html`<tr>
    <td class="muted">${item.id}</td>
    <td>
      <a href="${href}">${itemTitle(state, kind.entityTypeId, item)}</a
      ><small>${itemSubtitle(state, kind.entityTypeId, item)}</small>
    </td>
    ${staged && html`<td>${stageChip(state, kind.entityTypeId, item)}</td>`}
    <td>${person(state.users.get(Number(item['assignedById'] ?? 0)))}</td>
    <td class="muted">${shortTime(item['createdTime'], viewer.lang)}</td>
  </tr>`
}

function pager(viewer: Viewer, kind: EntityKind, found: FoundItems, text: string): Markup {
  const link = (number: number, label: string): Markup => {
    const query = new URLSearchParams({ ...(text === '' ? {} : { q: text }), page: String(number) })
    if (viewer.inSlider) query.set('IFRAME', 'Y')
    return html`<a class="btn btn--small" href="${kind.listPath}?${query.toString()}">${label}</a>`
  }
  return html`<div class="table-foot">
    <span>${viewer.say('Всего', 'Total')}: ${found.total}</span>
    <span class="pages">
      ${found.page > 1 && link(found.page - 1, viewer.say('Назад', 'Back'))}
      ${found.pages > 1 && html`<span>${found.page} / ${found.pages}</span>`}
      ${found.page < found.pages && link(found.page + 1, viewer.say('Вперёд', 'Next'))}
    </span>
  </div>`
}
