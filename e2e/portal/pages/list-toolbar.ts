import { listToolbar as appsOverList } from '../frame/place/crm-menus.ts'
import { reachOf } from '../rights/check.ts'
import type { PortalState } from '../store/state.ts'
import type { EntityKind } from './entity-kind.ts'
import { html, trusted, type Markup } from './html.ts'
import { icon } from './icon.ts'
import type { SortKey } from './item-sort.ts'
import { filterQuery, PRESETS, type ListFilter, type Preset } from './list-filter.ts'
import { categoriesOf, everyStageOf } from './pipelines.ts'
import { flag, sliderLink } from './slider-link.ts'
import { linkFor, type Viewer } from './viewer.ts'

export type ListView = 'list' | 'kanban'

/** A list as its address describes it. */
export interface ListSubject {
  kind: EntityKind
  filter: ListFilter
  view: ListView
  staged: boolean
  sort: SortKey
}

/** Address of the same type's list or board with another filter. */
export function listAddress(viewer: Viewer, kind: EntityKind, view: ListView, query: URLSearchParams): string {
  const path = view === 'kanban' ? kind.listPath.replace(/list\/$/, 'kanban/') : kind.listPath
  const text = query.toString()
  return linkFor(viewer, text === '' ? path : `${path}?${text}`)
}

/** Title, the button of a new record, the choice between list and board. */
export function listHead(state: PortalState, viewer: Viewer, subject: ListSubject): Markup {
  const { kind, filter, view, staged } = subject
  const { say } = viewer
  const mayAdd = reachOf(state, viewer.user, kind.entityTypeId, 'add') !== 'none'
  const create = html`${icon('plus')}${say('Создать', 'Create')}`
  const look = (one: ListView, title: string): Markup =>
    html`<a
      class="switch__part"
      href="${listAddress(viewer, kind, one, filterQuery(filter))}"
      ${one === view && trusted('aria-current="true"')}
      >${title}</a
    >`
  return html`<div class="head">
    <h1 id="pagetitle">${kind.plural[viewer.lang]}</h1>
    ${mayAdd && sliderLink(viewer, `${kind.cardPath}0/`, create, { width: 900, className: 'btn btn--primary' })}
    <span class="head__space"></span>
    ${appsOverList(state, viewer, kind.entityTypeId)}
    ${
      staged &&
      html`<span class="switch" role="group" aria-label="${say('Вид', 'View')}"
        >${look('kanban', say('Канбан', 'Board'))}${look('list', say('Список', 'List'))}</span
      >`
    }
  </div>`
}

/** Search, the filter behind its button, ready selections. */
export function listToolbar(state: PortalState, viewer: Viewer, subject: ListSubject): Markup {
  const { kind, filter, view } = subject
  const { say } = viewer
  const label = say('Название, номер, телефон или почта', 'Title, number, phone or e-mail')
  const conditions = [filter.stage !== '', filter.responsible !== 0, filter.from !== '', filter.to !== ''].filter(
    Boolean,
  )
  return html`<form class="toolbar" action="${listAddress(viewer, kind, view, new URLSearchParams())}" role="search">
      ${viewer.inSlider && html`<input type="hidden" name="IFRAME" value="Y" />`}
      ${filter.preset !== 'all' && html`<input type="hidden" name="preset" value="${filter.preset}" />`}
      ${pipelineSelect(state, viewer, subject)}
      <span class="toolbar__search">
        ${icon('search')}
        <input type="search" name="q" value="${filter.text}" placeholder="${label}" aria-label="${label}" />
      </span>
      <button class="btn" type="submit">${say('Найти', 'Search')}</button>
      <details class="filter">
        <summary class="btn">
          ${icon('filter')}${say('Фильтр', 'Filter')}${conditions.length > 0 && html`<span class="badge">${conditions.length}</span>`}
        </summary>
        <div class="filter__body panel">${filterFields(state, viewer, subject)}</div>
      </details>
    </form>
    <div class="presets" role="group" aria-label="${say('Готовые отборы', 'Ready selections')}">
      ${presetsOf(subject).map((preset) => presetLink(viewer, subject, preset))}
    </div>`
}

/** A type without stages has nothing open or closed. */
function presetsOf({ staged }: ListSubject): readonly Preset[] {
  return staged ? PRESETS : ['all', 'mine']
}

function presetLink(viewer: Viewer, { kind, filter, view }: ListSubject, preset: Preset): Markup {
  const { say } = viewer
  const title = {
    all: say('Все', 'All'),
    mine: say('Мои', 'Mine'),
    open: say('В работе', 'In progress'),
    closed: say('Закрытые', 'Closed'),
  }[preset]
  const href = listAddress(viewer, kind, view, filterQuery({ ...filter, preset }))
  return html`<a class="tab tab--small" href="${href}" ${filter.preset === preset && trusted('aria-current="true"')}
    >${title}</a
  >`
}

function pipelineSelect(state: PortalState, viewer: Viewer, { kind, filter, view }: ListSubject): Markup | null {
  const categories = categoriesOf(state, kind)
  if (categories.length < 2) return null
  const chosen = filter.category ?? (view === 'kanban' ? (categories.find((one) => one.isDefault)?.id ?? 0) : null)
  return html`<select
    name="category"
    class="toolbar__pipeline"
    aria-label="${viewer.say('Воронка', 'Pipeline')}"
    data-submit-on-change
  >
    ${view === 'list' && html`<option value="">${viewer.say('Все воронки', 'All pipelines')}</option>`}
    ${categories.map((one) => html`<option value="${one.id}" ${flag('selected', one.id === chosen)}>${one.name}</option>`)}
  </select>`
}

function filterFields(state: PortalState, viewer: Viewer, { kind, filter, view, staged }: ListSubject): Markup {
  const { say } = viewer
  const people = [...state.users.values()].filter((user) => user.active || user.id === filter.responsible)
  const stages = everyStageOf(state, kind)
  return html`${
      staged &&
      html`<label class="field"
        ><span>${say('Стадия', 'Stage')}</span
        ><select name="stage">
          <option value="">${say('Любая', 'Any')}</option>
          ${stages.map((one) => html`<option value="${one.statusId}" ${flag('selected', one.statusId === filter.stage)}>${one.name}</option>`)}
        </select></label
      >`
    }
    <label class="field"
      ><span>${say('Ответственный', 'Responsible')}</span
      ><select name="responsible">
        <option value="">${say('Любой', 'Anyone')}</option>
        ${people.map(
          (user) =>
            html`<option value="${user.id}" ${flag('selected', user.id === filter.responsible)}>
              ${user.name} ${user.lastName}
            </option>`,
        )}
      </select></label
    >
    <div class="two">
      <label class="field"
        ><span>${say('Создан с', 'Created from')}</span><input type="date" name="from" value="${filter.from}"
      /></label>
      <label class="field"><span>${say('по', 'to')}</span><input type="date" name="to" value="${filter.to}" /></label>
    </div>
    <div class="button-row">
      <button class="btn btn--primary" type="submit">${say('Применить фильтр', 'Apply the filter')}</button>
      <a class="btn" href="${listAddress(viewer, kind, view, new URLSearchParams())}">${say('Снять', 'Clear')}</a>
    </div>`
}
