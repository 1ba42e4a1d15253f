import type { Activity, LogMessage, TimelineComment } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { fileLinks } from './file-links.ts'
import { html, type Markup } from './html.ts'
import type { IconName } from './icon.ts'
import { letterMeta } from './letter-meta.ts'
import { richText } from './rich-text.ts'
import { shortTime } from './short-time.ts'
import type { Viewer } from './viewer.ts'

const MEETING = 1
const CALL = 2
const LETTER = 4
const INCOMING = 1

/** One record of a timeline as it is drawn. */
export interface EventParts {
  look: 'letter' | 'activity' | 'call' | 'comment' | 'log'
  icon: IconName
  headline: string
  chip: Markup | null
  at: string | null
  body: Markup
}

export function activityParts(state: PortalState, viewer: Viewer, activity: Activity): EventParts {
  const letter = activity.typeId === LETTER
  const call = activity.typeId === CALL
  const responsible = state.users.get(activity.responsibleId)
  return {
    look: letter ? 'letter' : call ? 'call' : 'activity',
    icon: letter ? 'mail' : call ? 'phone' : activity.typeId === MEETING ? 'calendar' : 'check',
    headline: headline(viewer, activity),
    chip: letter ? null : deadlineChip(state, viewer, activity),
    at: activity.startTime ?? activity.created,
    body: html`${activity.subject !== '' && html`<h3>${activity.subject}</h3>`}
      ${letter && letterMeta(viewer, activity)}
      <div class="letter-body">${richText(activity.description, activity.descriptionType)}</div>
      ${fileLinks(state, viewer, activity.fileIds)}
      ${
        !letter &&
        responsible !== undefined &&
        html`<p class="event__who muted">
          ${viewer.say('Ответственный', 'Responsible')}: ${responsible.name} ${responsible.lastName}
        </p>`
      }`,
  }
}

function headline({ say }: Viewer, { typeId, direction, completed }: Activity): string {
  const incoming = direction === INCOMING
  if (typeId === LETTER)
    return incoming ? say('Входящее письмо', 'Incoming letter') : say('Исходящее письмо', 'Outgoing letter')
  if (typeId === CALL)
    return incoming ? say('Входящий звонок', 'Incoming call') : say('Исходящий звонок', 'Outgoing call')
  if (typeId === MEETING) return say('Встреча', 'Meeting')
  return completed ? say('Дело выполнено', 'To-do done') : say('Дело', 'To-do')
}

/** The portal keeps "no deadline" as a date in the far future. */
const FAR_FUTURE = Date.parse('9000-01-01T00:00:00Z')

function deadlineChip(state: PortalState, viewer: Viewer, { completed, deadline }: Activity): Markup | null {
  const at = Date.parse(deadline ?? '')
  if (completed || !(at < FAR_FUTURE)) return null
  const late = at < state.clock.now()
  const text = `${late ? viewer.say('просрочено с', 'overdue since') : viewer.say('до', 'by')} ${shortTime(at, viewer.lang)}`
  return html`<span class="chip ${late ? 'chip--red' : 'chip--blue'}">${text}</span>`
}

export function commentParts(state: PortalState, viewer: Viewer, comment: TimelineComment): EventParts {
  const author = state.users.get(comment.authorId)
  return {
    look: 'comment',
    icon: 'comment',
    headline: `${viewer.say('Комментарий', 'Comment')} · ${author ? `${author.name} ${author.lastName}` : '—'}`,
    chip: null,
    at: comment.created,
    body: html`${richText(comment.comment, 2)} ${fileLinks(state, viewer, comment.fileIds)}`,
  }
}

export function logParts(viewer: Viewer, message: LogMessage): EventParts {
  return {
    look: 'log',
    icon: 'note',
    headline: message.title || viewer.say('Запись приложения', 'Record of an application'),
    chip: null,
    at: message.created,
    body: richText(message.text, 1),
  }
}
