import { rowMenus } from '../frame/place/crm-menus.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { person } from './avatar.ts'
import { html, trusted, type Markup } from './html.ts'
import { icon } from './icon.ts'
import type { ItemPage } from './item-page.ts'
import type { SortField } from './item-sort.ts'
import { itemSubtitle, itemTitle, multifields } from './item-title.ts'
import { filterQuery } from './list-filter.ts'
import { listAddress, type ListSubject } from './list-toolbar.ts'
import { money } from './money.ts'
import { sliderLink } from './slider-link.ts'
import { shortTime } from './short-time.ts'
import { stageChip } from './stage-chip.ts'
import type { Viewer } from './viewer.ts'

interface ListColumn {
  title: string
  /** Absent: the column is not sorted by. */
  sort?: SortField
  className?: string
  cell(item: Item): Markup | string | number
}

/** Rows of a list with their columns, or why there are none, and the foot with pages. */
export function listTable(state: PortalState, viewer: Viewer, subject: ListSubject, found: ItemPage): Markup {
  if (found.items.length === 0 && found.page === 1) return emptyList(viewer, subject)
  const columns = columnsOf(state, viewer, subject)
  return html`<div class="table-scroll">
      <table class="grid">
        <thead>
          <tr>
            ${columns.map((column) => head(viewer, subject, column))}
          </tr>
        </thead>
        <tbody>
          ${found.items.map(
            (item) =>
              html`<tr>
                ${columns.map((column) => html`<td class="${column.className ?? ''}">${column.cell(item)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${foot(viewer, subject, found)}`
}

function columnsOf(state: PortalState, viewer: Viewer, { kind, staged }: ListSubject): ListColumn[] {
  const { say } = viewer
  const way = (item: Item, typeId: string): string =>
    multifields(item).find((one) => one.typeId === typeId)?.value ?? ''
  const clients: ListColumn[] = [
    { title: say('Телефон', 'Phone'), className: 'nowrap', cell: (item) => way(item, 'PHONE') || '—' },
  ]
  const business: ListColumn[] = [
    { title: say('Стадия', 'Stage'), sort: 'stageId', cell: (item) => stageChip(state, kind.entityTypeId, item) },
    {
      title: say('Сумма', 'Amount'),
      sort: 'opportunity',
      className: 'num nowrap',
      cell: (item) => money(item['opportunity'], item['currencyId'], viewer.lang) || '—',
    },
  ]
  const appsOf = rowMenus(state, viewer, kind.entityTypeId)
  const apps: ListColumn[] =
    appsOf === null ? [] : [{ title: '', className: 'grid__apps', cell: (item) => appsOf(item.id) ?? '' }]
  return [
    ...apps,
    { title: say('№', '#'), sort: 'id', className: 'muted', cell: (item) => item.id },
    {
      title: kind.name[viewer.lang],
      sort: 'title',
      className: 'grid__title',
      cell: (item) =>
        html`${sliderLink(viewer, `${kind.cardPath}${item.id}/`, itemTitle(state, kind.entityTypeId, item))}<small
            >${itemSubtitle(state, kind.entityTypeId, item)}</small
          >`,
    },
    ...(staged ? business : clients),
    {
      title: say('Ответственный', 'Responsible'),
      sort: 'assignedById',
      cell: (item) => person(state.users.get(Number(item['assignedById'] ?? 0))),
    },
    {
      title: say('Создан', 'Created'),
      sort: 'createdTime',
      className: 'muted nowrap',
      cell: (item) => shortTime(item['createdTime'], viewer.lang),
    },
  ]
}

function head(viewer: Viewer, { kind, filter, sort, view }: ListSubject, column: ListColumn): Markup {
  if (column.sort === undefined) return html`<th scope="col">${column.title}</th>`
  const current = sort.field === column.sort
  const query = filterQuery(filter)
  query.set('sort', current && !sort.descending ? `-${column.sort}` : column.sort)
  const order = current && trusted(`aria-sort="${sort.descending ? 'descending' : 'ascending'}"`)
  return html`<th scope="col" class="${column.className?.includes('num') === true && 'num'}" ${order}>
    <a href="${listAddress(viewer, kind, view, query)}"
      >${column.title}${current && html`<span aria-hidden="true">${sort.descending ? ' ↓' : ' ↑'}</span>`}</a
    >
  </th>`
}

function emptyList(viewer: Viewer, { kind, filter, view }: ListSubject): Markup {
  const { say } = viewer
  if (filterQuery(filter).size === 0) {
    return html`<div class="empty">
      <span class="empty__mark">${icon('inbox')}</span>
      <p>${say('Записей, которые вам видны, здесь нет.', 'There are no records that you may see.')}</p>
    </div>`
  }
  return html`<div class="empty">
    <span class="empty__mark">${icon('search')}</span>
    <p>${say('Под отбор ничего не подошло.', 'Nothing fits the selection.')}</p>
    <a class="btn" href="${listAddress(viewer, kind, view, new URLSearchParams())}"
      >${say('Снять отбор', 'Clear the selection')}</a
    >
  </div>`
}

function foot(viewer: Viewer, { kind, filter, sort, view }: ListSubject, found: ItemPage): Markup {
  const { say } = viewer
  const address = (extra: Record<string, string>): string => {
    const query = filterQuery(filter)
    if (sort.field !== 'id' || !sort.descending) query.set('sort', `${sort.descending ? '-' : ''}${sort.field}`)
    for (const [name, value] of Object.entries(extra)) query.set(name, value)
    return listAddress(viewer, kind, view, query)
  }
  const turn = (number: number, label: string): Markup =>
    html`<a class="btn btn--small" href="${address({ page: String(number) })}">${label}</a>`
  const total =
    found.total === null
      ? html`<a href="${address({ page: String(found.page), count: 'Y' })}"
          >${say('показать количество', 'show the count')}</a
        >`
      : found.total.toLocaleString(viewer.lang)
  return html`<div class="table-foot">
    <span>${say('Всего', 'Total')}: ${total}</span>
    <span class="pages">
      ${found.page > 1 && turn(found.page - 1, say('Назад', 'Back'))}
      ${(found.page > 1 || found.more) && html`<span>${say('страница', 'page')} ${found.page}</span>`}
      ${found.more && turn(found.page + 1, say('Вперёд', 'Next'))}
    </span>
  </div>`
}
