import { allowing, may } from '../rights/check.ts'
import type { Item, Status } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asText } from '../wire/params.ts'
import { person } from './avatar.ts'
import { html, trusted, type Markup } from './html.ts'
import { itemMatches } from './item-matches.ts'
import { itemSubtitle, itemTitle } from './item-title.ts'
import { categoryOf, filterQuery, filterTest } from './list-filter.ts'
import { listAddress, type ListSubject } from './list-toolbar.ts'
import { money } from './money.ts'
import { categoriesOf, pipelineStages } from './pipelines.ts'
import { sliderLink } from './slider-link.ts'
import { shortTime } from './short-time.ts'
import type { Viewer } from './viewer.ts'

/** Cards of a column; the rest is behind the column's link to the list. */
const SHOWN = 20

interface Lane {
  stage: Status
  items: Item[]
  count: number
  sum: number
}

/** The board of one pipeline: a column a stage, newest records first. A card is moved by dragging, or on the record's own stage bar. */
export function kanban(state: PortalState, viewer: Viewer, subject: ListSubject): Markup {
  const { kind } = subject
  const lanes = lanesOf(state, viewer, subject)
  const counted = lanes.some((lane) => lane.sum > 0)
  return html`<div class="board" tabindex="0" role="group" aria-label="${viewer.say('Доска', 'Board')}">
    ${lanes.map(
      (lane) =>
        html`<section class="lane" data-lane="${lane.stage.statusId}" aria-label="${lane.stage.name}">
          <h2 class="lane__head" style="--stage: ${stageColour(lane.stage)}">
            ${lane.stage.name}<span class="lane__count">${lane.count.toLocaleString(viewer.lang)}</span>
          </h2>
          ${counted && html`<p class="lane__sum">${money(lane.sum, 'RUB', viewer.lang) || trusted('&nbsp;')}</p>`}
          <ol>
            ${lane.items.map((item) => tile(state, viewer, subject, item))}
          </ol>
          ${
            lane.count > lane.items.length &&
            html`<a class="lane__more" href="${laneAddress(viewer, subject, lane)}"
              >${viewer.say('Показать все', 'Show all')}: ${lane.count.toLocaleString(viewer.lang)}</a
            >`
          }
          ${lane.count === 0 && html`<p class="lane__empty">${viewer.say('Пусто', 'Empty')}</p>`}
        </section>`,
    )}
    <span hidden data-board="${kind.cardPath}"></span>
  </div>`
}

function laneAddress(viewer: Viewer, { kind, filter }: ListSubject, lane: Lane): string {
  return listAddress(viewer, kind, 'list', filterQuery({ ...filter, stage: lane.stage.statusId }))
}

/** One walk over the table fills every column. */
function lanesOf(state: PortalState, viewer: Viewer, { kind, filter }: ListSubject): Lane[] {
  const categories = categoriesOf(state, kind)
  const category = filter.category ?? categories.find((one) => one.isDefault)?.id ?? 0
  const stages = pipelineStages(state, kind, category)
  const lanes = new Map(stages.map((stage): [string, Lane] => [stage.statusId, { stage, items: [], count: 0, sum: 0 }]))
  const visible = allowing(state, viewer.user, kind.entityTypeId, 'read')
  const matches = itemMatches(state, kind, filter.text)
  const test = filterTest(state, viewer, kind, { ...filter, category: null })
  for (const item of state.items.of(kind.entityTypeId).range(0, Number.MAX_SAFE_INTEGER, true)) {
    const lane = lanes.get(asText(item['stageId']))
    if (lane === undefined || !visible(item) || !matches(item) || (test !== null && !test(item))) continue
    if (categories.length > 0 && categoryOf(item, categories) !== category) continue
    lane.count += 1
    lane.sum += Number(item['opportunity'] ?? 0) || 0
    if (lane.items.length < SHOWN) lane.items.push(item)
  }
  return [...lanes.values()]
}

function tile(state: PortalState, viewer: Viewer, { kind }: ListSubject, item: Item): Markup {
  const movable = may(state, viewer.user, kind.entityTypeId, 'update', item)
  const amount = money(item['opportunity'], item['currencyId'], viewer.lang)
  return html`<li class="tile" data-tile="${item.id}" ${movable && trusted('draggable="true"')}>
    ${sliderLink(viewer, `${kind.cardPath}${item.id}/`, itemTitle(state, kind.entityTypeId, item), { className: 'tile__title' })}
    ${amount !== '' && html`<b class="tile__sum">${amount}</b>`}
    <small>${itemSubtitle(state, kind.entityTypeId, item)}</small>
    <span class="tile__foot"
      >${person(state.users.get(Number(item['assignedById'] ?? 0)))}<small
        >${shortTime(item['createdTime'], viewer.lang)}</small
      ></span
    >
  </li>`
}

/** The stage's own colour when it is one; anything else would let a dictionary write into the page's style. */
function stageColour({ color, semantics }: Status): string {
  if (/^#[0-9a-f]{6}$/i.test(color)) return color
  return { S: '#7bd500', F: '#ff5752', '': '#39a8ef' }[semantics]
}
