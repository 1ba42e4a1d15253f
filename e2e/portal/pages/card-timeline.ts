import { activityBar } from '../frame/place/activity-bar.ts'
import { timelineMenus } from '../frame/place/crm-menus.ts'
import type { PortalState } from '../store/state.ts'
import { may } from '../rights/check.ts'
import { activityParts, commentParts, logParts, type EventParts } from './timeline-parts.ts'
import type { CardSubject } from './card-subject.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { shortTime } from './short-time.ts'
import { timelineComposer } from './timeline-composer.ts'
import { timelineOf, type TimelineEvent } from './timeline-events.ts'
import type { Viewer } from './viewer.ts'

/** Right column of a card: the box for new records, what is pinned, what is to be done, what happened. */
export function cardTimeline(state: PortalState, viewer: Viewer, subject: CardSubject): Markup {
  const { kind, item } = subject
  const { say } = viewer
  const { pinned, planned, past } = timelineOf(state, kind.entityTypeId, item.id)
  const editing = may(state, viewer.user, kind.entityTypeId, 'update', item)
  const appsOf = timelineMenus(state, viewer, kind.entityTypeId, item.id)
  const draw = (event: TimelineEvent): Markup => {
    if (event.kind !== 'activity') {
      return drawEvent(viewer, partsOf(state, viewer, event), editing && pinForm(viewer, subject, event))
    }
    return drawEvent(viewer, partsOf(state, viewer, event), appsOf?.(event.activity.id) ?? false)
  }
  const group = (title: string, events: Markup[]): Markup | null =>
    events.length === 0
      ? null
      : html`<h2 class="timeline__day">${title}</h2>
          <ol class="timeline">
            ${events}
          </ol>`
  const todo = planned.map((activity) =>
    drawEvent(
      viewer,
      activityParts(state, viewer, activity),
      html`${editing && doneForm(viewer, subject, activity.id)}${appsOf?.(activity.id)}`,
    ),
  )
  return html`${timelineComposer(state, viewer, subject)} ${activityBar(state, viewer, kind.entityTypeId, item.id)}
    <section aria-label="${say('Таймлайн', 'Timeline')}">
      ${group(say('Закреплено', 'Pinned'), pinned.map(draw))} ${group(say('Что сделать', 'To be done'), todo)}
      ${group(say('История', 'History'), past.map(draw))}
      ${
        pinned.length + planned.length + past.length === 0 &&
        html`<p class="panel empty timeline__none">
          ${say('Здесь появятся письма, звонки, дела, комментарии и записи приложений.', 'Letters, calls, to-dos, comments and records of applications will be here.')}
        </p>`
      }
    </section>`
}

function partsOf(state: PortalState, viewer: Viewer, event: TimelineEvent): EventParts {
  if (event.kind === 'activity') return activityParts(state, viewer, event.activity)
  return event.kind === 'comment' ? commentParts(state, viewer, event.comment) : logParts(viewer, event.message)
}

function drawEvent(viewer: Viewer, event: EventParts, action: Markup | false): Markup {
  return html`<li class="event event--${event.look}">
    <span class="event__mark">${icon(event.icon)}</span>
    <article class="panel">
      <div class="event__head">
        <b>${event.headline}</b>${event.chip}<time>${shortTime(event.at, viewer.lang)}</time>${action}
      </div>
      <div class="event__body">${event.body}</div>
    </article>
  </li>`
}

function doneForm(viewer: Viewer, subject: CardSubject, id: number): Markup {
  return smallForm(
    viewer,
    subject,
    id,
    'complete',
    html`<button class="btn btn--small" type="submit">${icon('check')}${viewer.say('Выполнено', 'Done')}</button>`,
  )
}

function pinForm(viewer: Viewer, subject: CardSubject, event: TimelineEvent): Markup {
  const label = event.pinned ? viewer.say('Открепить', 'Unpin') : viewer.say('Закрепить', 'Pin')
  const button = html`<button
    class="btn btn--icon btn--bare btn--small"
    type="submit"
    aria-label="${label}"
    aria-pressed="${String(event.pinned)}"
    title="${label}"
  >
    ${icon('pin')}
  </button>`
  return smallForm(viewer, subject, event.id, event.pinned ? 'unpin' : 'pin', button)
}

function smallForm(viewer: Viewer, { kind, item }: CardSubject, id: number, act: string, button: Markup): Markup {
  return html`<form method="post" action="${kind.cardPath}${item.id}/timeline/" data-inline>
    <input type="hidden" name="back" value="${viewer.path}" /><input type="hidden" name="act" value="${act}" /><input
      type="hidden"
      name="activity"
      value="${id}"
    />${button}
  </form>`
}
