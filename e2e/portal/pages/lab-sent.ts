import type { WorldLetter } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { html, type Markup } from './html.ts'
import { shortTime } from './short-time.ts'
import type { Viewer } from './viewer.ts'

const SHOWN = 30

/** Letters that clients have written from here, newest first. */
export function labSent(state: PortalState, viewer: Viewer): Markup {
  const letters = [...state.letters.values()].toReversed().slice(0, SHOWN)
  return html`<section class="panel">
    <div class="panel__head">
      <h2>${viewer.say('Отправленные письма', 'Letters sent')}</h2>
      <span class="chip">${state.letters.size}</span>
    </div>
    ${
      letters.length === 0
        ? html`<p class="empty">${viewer.say('Писем ещё не было.', 'No letters yet.')}</p>`
        : html`<ol class="sent">
            ${letters.map((letter) => sentLine(viewer, letter))}
          </ol>`
    }
  </section>`
}

function sentLine(viewer: Viewer, letter: WorldLetter): Markup {
  return html`<li>
    <b>${letter.subject || viewer.say('(без темы)', '(no subject)')}</b>
    <span>${letter.from.name || letter.from.address} → ${letter.to.join(', ')}</span>
    <small class="muted">
      ${shortTime(letter.at, viewer.lang)}${letter.inReplyTo !== null && ` · ${viewer.say('ответ', 'reply')}`}${
        letter.attachments.length > 0 && ` · ${viewer.say('файлов', 'files')}: ${letter.attachments.length}`
      }
    </small>
  </li>`
}
