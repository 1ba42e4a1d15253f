import type { FastifyInstance } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'
import { html, type Markup } from './html.ts'
import { formAction } from './page-route.ts'
import { shortTime } from './short-time.ts'
import { formText, type Viewer } from './viewer.ts'

const HOUR_MS = 3_600_000
const STEPS = { hour: HOUR_MS, day: 24 * HOUR_MS }

/** Portal time and the buttons that move it. */
export function labClock(state: PortalState, viewer: Viewer): Markup {
  const { say } = viewer
  const hours = state.clock.offsetMs / HOUR_MS
  return html`<section class="panel">
    <div class="panel__head"><h2>${say('Часы портала', 'Portal clock')}</h2></div>
    <form class="panel__body" method="post" action="/lab/clock/">
      <p class="big-time">${shortTime(state.clock.now(), viewer.lang)}</p>
      <p class="muted">
        ${
          hours === 0
            ? say('Идут вместе с настоящими.', 'The same as the real time.')
            : `${hours > 0 ? say('Впереди настоящих на', 'Ahead of the real time by') : say('Позади настоящих на', 'Behind the real time by')} ${Math.abs(hours).toLocaleString(viewer.lang, { maximumFractionDigits: 1 })} ${say('ч', 'h')}`
        }
      </p>
      <div class="button-row">
        <button class="btn" name="step" value="hour">${say('+1 час', '+1 hour')}</button>
        <button class="btn" name="step" value="day">${say('+1 день', '+1 day')}</button>
        ${hours !== 0 && html`<button class="btn" name="step" value="reset">${say('Настоящее время', 'Real time')}</button>`}
      </div>
      <div class="clock-jump">
        <label class="field"
          ><span>${say('Прыгнуть к дате и времени', 'Jump to a date and time')}</span
          ><input type="datetime-local" name="at" value="${moscowInput(state.clock.now())}"
        /></label>
        <button class="btn" name="step" value="jump">${say('Прыгнуть', 'Jump')}</button>
      </div>
    </form>
  </section>`
}

/** Moves the clock for the whole world: tokens, limits and record times follow. */
export function registerLabClock(server: FastifyInstance, state: PortalState): void {
  formAction(server, state, '/lab/clock/', (_viewer, request, reply) => {
    const step = formText(request, 'step')
    const at = Date.parse(`${formText(request, 'at')}:00+03:00`)
    if (step === 'jump' && !Number.isNaN(at)) state.clock.advance(at - state.clock.now())
    else if (step === 'reset') state.clock.set(0)
    else if (step === 'hour' || step === 'day') state.clock.advance(STEPS[step])
    return reply.redirect('/lab/', 303)
  })
}

/** The instant as a date-and-time control of the portal's zone takes it. */
function moscowInput(now: number): string {
  return portalTime(now).slice(0, 16)
}
