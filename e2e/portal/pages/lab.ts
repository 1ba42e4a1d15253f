import type { FastifyInstance } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { html, type Markup } from './html.ts'
import { labClock, registerLabClock } from './lab-clock.ts'
import { labJournal, registerLabJournal } from './lab-journal.ts'
import { letterForm, registerLetterForm, type LetterDraft } from './lab-letter.ts'
import { labNav } from './lab-nav.ts'
import { labSent } from './lab-sent.ts'
import { layout } from './layout.ts'
import { page } from './page-route.ts'
import type { Viewer } from './viewer.ts'

/** «Лаборатория»: what the world does by itself. Clients' letters, the clock, and a view of REST calls. */
export function registerLab(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/lab/', (viewer, request) => {
    const { sent } = request.query as { sent?: string }
    const letter = [...state.letters.values()].find((one) => String(one.id) === sent)
    const note =
      letter &&
      html`<p class="note" role="status">
        ${viewer.say('Письмо отправлено', 'The letter is sent')}: <span class="mono">${letter.messageId}</span>
      </p>`
    return labPage(state, viewer, note ?? html``, {})
  })
  registerLetterForm(server, state, (viewer, problem, draft) =>
    labPage(state, viewer, html`<p class="note note--bad" role="alert">${problem}</p>`, draft),
  )
  registerLabClock(server, state)
  registerLabJournal(server, state)
}

function labPage(state: PortalState, viewer: Viewer, note: Markup, draft: LetterDraft): Markup {
  const title = viewer.say('Лаборатория', 'Laboratory')
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    <p class="lab-intro">
      ${viewer.say(
        'Здесь происходит то, что в жизни делают другие: клиент пишет письмо, идёт время. Внизу видно, о чём приложения спрашивают портал.',
        'What others do in real life happens here: a client writes a letter, time passes. Below is what applications ask the portal.',
      )}
    </p>
    ${labNav(viewer, 'letters')} ${note}
    <div class="lab">
      ${letterForm(state, viewer, draft)}
      <div>${labClock(state, viewer)} ${labSent(state, viewer)}</div>
    </div>
    ${labJournal(viewer)}`
  return layout(state, viewer, { title, menu: 'lab', body })
}
