import type { Activity, LogMessage, TimelineComment } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { CardSubject } from './crm-card.ts'
import { fileLinks } from './file-links.ts'
import { html, type Markup } from './html.ts'
import { icon, type IconName } from './icon.ts'
import { letterMeta } from './letter-meta.ts'
import { richText } from './rich-text.ts'
import { shortTime } from './short-time.ts'
import { timelineEvents, type TimelineEvent } from './timeline-events.ts'
import type { Viewer } from './viewer.ts'

const LETTER = 4
const INCOMING = 1

interface EventParts {
  look: string
  icon: IconName
  headline: string
  at: string | null
  body: Markup
}

/** Right column of a card: the timeline, newest first. */
export function cardTimeline(state: PortalState, viewer: Viewer, { kind, item }: CardSubject): Markup {
  const events = timelineEvents(state, kind.entityTypeId, item.id)
  const title = viewer.say('Таймлайн', 'Timeline')
  if (events.length === 0) {
    return html`<section class="panel empty" aria-label="${title}">
      ${viewer.say('Здесь появятся письма, комментарии и записи приложений.', 'Letters, comments and records of applications will be here.')}
    </section>`
  }
  return html`<section aria-label="${title}">
    <ol class="timeline">
      ${events.map((event) => drawEvent(viewer, parts(state, viewer, event)))}
    </ol>
  </section>`
}

function drawEvent(viewer: Viewer, event: EventParts): Markup {
  return html`<li class="event event--${event.look}">
    <span class="event__mark">${icon(event.icon)}</span>
    <article class="panel">
      <div class="event__head"><b>${event.headline}</b><time>${shortTime(event.at, viewer.lang)}</time></div>
      <div class="event__body">${event.body}</div>
    </article>
  </li>`
}

function parts(state: PortalState, viewer: Viewer, event: TimelineEvent): EventParts {
  if (event.kind === 'activity') return activityParts(state, viewer, event.activity)
  return event.kind === 'comment' ? commentParts(state, viewer, event.comment) : logParts(viewer, event.message)
}

function activityParts(state: PortalState, viewer: Viewer, activity: Activity): EventParts {
  const letter = activity.typeId === LETTER
  const incoming = activity.direction === INCOMING
  return {
    look: letter ? 'letter' : 'activity',
    icon: letter ? 'mail' : 'clock',
    headline: letter
      ? incoming
        ? viewer.say('Входящее письмо', 'Incoming letter')
        : viewer.say('Исходящее письмо', 'Outgoing letter')
      : viewer.say('Дело', 'Activity'),
    at: activity.startTime ?? activity.created,
    body: html`<h3>${activity.subject}</h3>
      ${letter && letterMeta(viewer, activity)}
      <div class="letter-body">${richText(activity.description, activity.descriptionType)}</div>
      ${fileLinks(state, viewer, activity.fileIds)}`,
  }
}

function commentParts(state: PortalState, viewer: Viewer, comment: TimelineComment): EventParts {
  const author = state.users.get(comment.authorId)
  return {
    look: 'comment',
    icon: 'comment',
    headline: `${viewer.say('Комментарий', 'Comment')} · ${author ? `${author.name} ${author.lastName}` : '—'}`,
    at: comment.created,
    body: html`${richText(comment.comment, 2)} ${fileLinks(state, viewer, comment.fileIds)}`,
  }
}

function logParts(viewer: Viewer, message: LogMessage): EventParts {
  return {
    look: 'log',
    icon: 'note',
    headline: message.title || viewer.say('Запись приложения', 'Record of an application'),
    at: message.created,
    body: richText(message.text, 1),
  }
}
