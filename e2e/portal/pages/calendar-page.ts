import type { FastifyInstance } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { asText, type Params } from '../wire/params.ts'
import { ask } from './ask.ts'
import { asList, asMap } from '../wire/params.ts'
import { parseTime, portalTime } from '../wire/time.ts'
import { html, trusted, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { formAction, page } from './page-route.ts'
import { problemPage } from './problem-page.ts'
import { formText, linkFor, queryText, safeBack, type Viewer } from './viewer.ts'

const DAY_MS = 86_400_000

/** A person's month: events and absences, read and written through calendar.event.*. */
export function registerCalendar(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/company/personal/user/:id/calendar/', async (viewer, request) => {
    const month = /^\d{4}-\d{2}$/.test(queryText(request, 'month'))
      ? queryText(request, 'month')
      : portalTime(state.clock.now()).slice(0, 7)
    const days = daysOf(month)
    const { result, refused } = await ask(state, viewer, 'calendar.event.get', {
      type: 'user',
      ownerId: viewer.user.id,
      from: days[0] ?? '',
      to: days.at(-1) ?? '',
    })
    return monthPage(state, viewer, { month, days, events: asList(result).map(asMap), refused })
  })
  formAction(server, state, '/calendar/add/', async (viewer, request, reply) => {
    const day = formText(request, 'day')
    const wholeDay = formText(request, 'kind') === 'absent'
    const { refused } = await ask(state, viewer, 'calendar.event.add', {
      type: 'user',
      ownerId: viewer.user.id,
      name: formText(request, 'name'),
      from: wholeDay ? day : `${day}T${formText(request, 'from')}:00`,
      to: wholeDay ? formText(request, 'until') || day : `${day}T${formText(request, 'to')}:00`,
      skip_time: wholeDay ? 'Y' : 'N',
      section: await firstSection(state, viewer),
      accessibility: wholeDay ? 'absent' : 'busy',
    })
    const back = safeBack(formText(request, 'back'))
    if (refused === null) return reply.redirect(back, 303)
    const title = viewer.say('Событие не добавлено', 'The event is not added')
    return problemPage(state, viewer, reply, { title, menu: 'calendar', reason: refused, back })
  })
}

/** Events stand in a calendar; a person without one gets it, as the first visit of the vendor's page makes it. */
async function firstSection(state: PortalState, viewer: Viewer): Promise<unknown> {
  const owner = { type: 'user', ownerId: viewer.user.id }
  const { result } = await ask(state, viewer, 'calendar.section.get', owner)
  const known = asList(result).map(asMap)[0]
  if (known !== undefined) return known['ID']
  const name = `${viewer.user.name} ${viewer.user.lastName}`
  return (await ask(state, viewer, 'calendar.section.add', { ...owner, name })).result
}

interface Month {
  month: string
  days: string[]
  events: Params[]
  refused: string | null
}

/** Whole weeks around the month, Monday first, as `2026-11-22`. */
function daysOf(month: string): string[] {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY_MS
  const days: string[] = []
  for (let at = monday; days.length < 28 || days.length % 7 !== 0 || isoDay(at).startsWith(month); at += DAY_MS)
    days.push(isoDay(at))
  return days
}

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

function neighbour(month: string, step: 1 | -1): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return isoDay(Date.UTC(year, number - 1 + step, 1)).slice(0, 7)
}

function monthPage(state: PortalState, viewer: Viewer, shown: Month): Markup {
  const { say, lang } = viewer
  const title = say('Календарь', 'Calendar')
  const locale = lang === 'ru' ? 'ru-RU' : 'en-GB'
  const first = new Date(`${shown.month}-01T00:00:00Z`)
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(first)
  const path = `/company/personal/user/${viewer.user.id}/calendar/`
  const turn = (month: string, label: string, sign: string): Markup =>
    html`<a class="btn btn--icon" href="${linkFor(viewer, `${path}?month=${month}`)}" aria-label="${label}">${sign}</a>`
  const weekdays = shown.days
    .slice(0, 7)
    .map((day) =>
      new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)),
    )
  const today = portalTime(state.clock.now()).slice(0, 10)
  const body = html`<div class="head">
      <h1 id="pagetitle">${title}</h1>
      <span class="head__note month">${name}</span>
      ${turn(neighbour(shown.month, -1), say('Месяц назад', 'Month back'), '‹')}
      ${turn(neighbour(shown.month, 1), say('Месяц вперёд', 'Month forward'), '›')}
      <a class="btn" href="${linkFor(viewer, path)}">${say('Сегодня', 'Today')}</a>
    </div>
    ${shown.refused !== null && html`<p class="note note--bad" role="alert">${shown.refused}</p>`}
    <div class="lab">
      <table class="panel month-grid">
        <thead>
          <tr>
            ${weekdays.map((day) => html`<th scope="col">${day}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${weeks(shown.days).map(
            (week) =>
              html`<tr>
                ${week.map((day) => dayCell(viewer, shown, day, today))}
              </tr>`,
          )}
        </tbody>
      </table>
      ${eventForm(viewer, today)}
    </div>`
  return layout(state, viewer, { title, menu: 'calendar', body })
}

function weeks(days: string[]): string[][] {
  return days.flatMap((_day, index) => (index % 7 === 0 ? [days.slice(index, index + 7)] : []))
}

function dayCell({ say }: Viewer, { month, events }: Month, day: string, today: string): Markup {
  const own = events.filter((event) => eventDay(event['DATE_FROM']) <= day && day <= eventDay(event['DATE_TO']))
  return html`<td
    class="${!day.startsWith(month) && 'month-grid__other'}"
    ${day === today && trusted('aria-current="date"')}
  >
    <span class="month-grid__day">${Number(day.slice(8))}</span>
    ${own.map((event) => {
      const absent = event['ACCESSIBILITY'] === 'absent'
      const whole = event['DT_SKIP_TIME'] === 'Y'
      const time = whole ? '' : `${/(\d{2}:\d{2})/.exec(asText(event['DATE_FROM']))?.[1] ?? ''} `
      return html`<span class="event-chip ${absent && 'event-chip--absent'}" title="${asText(event['NAME'])}"
        >${time}${asText(event['NAME'])}${absent && html`<span class="hidden-text"> (${say('отсутствие', 'absence')})</span>`}</span
      >`
    })}
  </td>`
}

/** Day of a calendar time: the site's `22.11.2026 10:00:00` or ISO. */
function eventDay(value: unknown): string {
  const ms = parseTime(asText(value))
  return ms === undefined ? '' : portalTime(ms).slice(0, 10)
}

function eventForm(viewer: Viewer, today: string): Markup {
  const { say } = viewer
  return html`<form class="panel" method="post" action="/calendar/add/">
    <div class="panel__head"><h2>${say('Новое событие', 'New event')}</h2></div>
    <div class="panel__body">
      <input type="hidden" name="back" value="${viewer.path}" />
      <label class="field"><span>${say('Название', 'Title')}</span><input name="name" required /></label>
      <label class="field"
        ><span>${say('Вид', 'Kind')}</span
        ><select name="kind">
          <option value="busy">${say('Встреча или дело', 'Meeting or work')}</option>
          <option value="absent">${say('Отсутствие на целый день', 'Absence for whole days')}</option>
        </select></label
      >
      <div class="two">
        <label class="field"
          ><span>${say('День', 'Day')}</span><input type="date" name="day" required value="${today}"
        /></label>
        <label class="field"
          ><span>${say('Отсутствие по', 'Absent until')}</span><input type="date" name="until"
        /></label>
      </div>
      <div class="two">
        <label class="field"
          ><span>${say('Начало', 'From')}</span><input type="time" name="from" value="10:00"
        /></label>
        <label class="field"><span>${say('Конец', 'To')}</span><input type="time" name="to" value="11:00" /></label>
      </div>
      <button class="btn btn--primary" type="submit">${say('Добавить событие', 'Add the event')}</button>
    </div>
  </form>`
}
