import { detailToolbar, documentMenu } from '../frame/place/crm-menus.ts'
import type { PortalState } from '../store/state.ts'
import type { CardSubject } from './card-subject.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { companyOf, itemTitle } from './item-title.ts'
import { may } from '../rights/check.ts'
import { linkFor, type Viewer } from './viewer.ts'

/** Title, number and the close button of a card. The title of anything but a contact may be changed here. */
export function cardHead(state: PortalState, viewer: Viewer, { kind, item }: CardSubject): Markup {
  const title = itemTitle(state, kind.entityTypeId, item)
  const company = kind.code === 'contact' ? companyOf(state, item) : undefined
  const editable = kind.code !== 'contact' && may(state, viewer.user, kind.entityTypeId, 'update', item)
  return html`${viewer.inSlider ? null : closeLink(viewer, kind.listPath)}
    <div class="head">
      <h1 id="pagetitle">${title}</h1>
      ${editable && pencil(viewer)}
      <span class="head__note"
        >${kind.name[viewer.lang]}
        ${viewer.say('№ ', '#')}${item.id}${
          company &&
          html` ·
            <a href="${linkFor(viewer, `/crm/company/details/${company.id}/`)}">${itemTitle(state, 4, company)}</a>`
        }</span
      >
      <span class="head__space"></span>
      ${detailToolbar(state, viewer, kind.entityTypeId, item.id)}
      ${documentMenu(state, viewer, kind.entityTypeId, item.id)}
    </div>
    ${editable && titleForm(viewer, `${kind.cardPath}${item.id}/`, title)}`
}

function closeLink(viewer: Viewer, href: string): Markup {
  return html`<a class="sheet__close" href="${href}" aria-label="${viewer.say('Закрыть карточку', 'Close the card')}"
    >✕</a
  >`
}

function pencil(viewer: Viewer): Markup {
  const label = viewer.say('Изменить название', 'Change the title')
  return html`<button class="btn btn--icon btn--bare" type="button" data-toggle="title-form" aria-label="${label}">
    ${icon('pencil')}
  </button>`
}

function titleForm(viewer: Viewer, path: string, title: string): Markup {
  return html`<form class="title-edit" id="title-form" method="post" action="${path}edit/" data-inline hidden>
    <input type="hidden" name="back" value="${viewer.path}" />
    <input name="title" value="${title}" required aria-label="${viewer.say('Название', 'Title')}" />
    <button class="btn btn--primary" type="submit">${viewer.say('Сохранить', 'Save')}</button>
  </form>`
}
