import type { FastifyInstance } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { matchesPerson } from './company-page.ts'
import { entityKinds } from './entity-kind.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { itemSubtitle, itemTitle } from './item-title.ts'
import { layout } from './layout.ts'
import { page } from './page-route.ts'
import { searchItems } from './search-items.ts'
import { sliderLink } from './slider-link.ts'
import { queryText, type Viewer } from './viewer.ts'

const SHOWN = 8

interface Group {
  title: string
  lines: Markup[]
}

/** Search over the whole portal: people and every CRM type the person may see. */
export function registerSearch(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/search/', (viewer, request) => {
    const text = queryText(request, 'q')
    const title = viewer.say('Поиск', 'Search')
    const groups = text === '' ? [] : [people(state, viewer, text), ...records(state, viewer, text)]
    const filled = groups.filter((group) => group.lines.length > 0)
    const body = html`<div class="head">
        <h1 id="pagetitle">${title}</h1>
        ${text !== '' && html`<span class="head__note">«${text}»</span>`}
      </div>
      ${filled.length === 0 ? nothing(viewer, text) : html`<div class="relations">${filled.map(draw)}</div>`}`
    return layout(state, viewer, { title, menu: '', body })
  })
}

function draw({ title, lines }: Group): Markup {
  return html`<section class="panel">
    <div class="panel__head"><h2>${title}</h2></div>
    <ul class="lines">
      ${lines}
    </ul>
  </section>`
}

function nothing({ say }: Viewer, text: string): Markup {
  return html`<div class="panel panel--below empty">
    <span class="empty__mark">${icon('search')}</span>
    <p>
      ${
        text === ''
          ? say(
              'Напишите вверху имя, телефон, почту, номер или часть названия.',
              'Type a name, phone, e-mail, number or a part of a title above.',
            )
          : say('Ничего не нашлось среди того, что вам видно.', 'Nothing is found among what you may see.')
      }
    </p>
  </div>`
}

function people(state: PortalState, viewer: Viewer, text: string): Group {
  const found = [...state.users.values()].filter(
    (user) => user.external === undefined && matchesPerson(state, user, text),
  )
  const lines = found.slice(0, SHOWN).map(
    (user) =>
      html`<li>
        <span
          >${sliderLink(viewer, `/company/personal/user/${user.id}/`, `${user.name} ${user.lastName}`, { width: 900 })}<small
            >${user.position}</small
          ></span
        >
      </li>`,
  )
  return { title: viewer.say('Люди', 'People'), lines }
}

function records(state: PortalState, viewer: Viewer, text: string): Group[] {
  return entityKinds(state).map((kind) => ({
    title: kind.plural[viewer.lang],
    lines: searchItems(state, viewer.user, kind, text)
      .slice(0, SHOWN)
      .map(
        (item) =>
          html`<li>
            <span
              >${sliderLink(viewer, `${kind.cardPath}${item.id}/`, itemTitle(state, kind.entityTypeId, item))}<small
                >${viewer.say('№ ', '#')}${item.id} ${itemSubtitle(state, kind.entityTypeId, item)}</small
              ></span
            >
          </li>`,
      ),
  }))
}
