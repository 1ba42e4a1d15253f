import { asText, type Params } from '../wire/params.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import type { TaskParts } from './task-card.ts'
import { taskPath } from './task-words.ts'
import { linkFor, type Viewer } from './viewer.ts'

/** Points of the checklist with their ticks; lists themselves (points without a parent) head them. */
export function taskChecklist(viewer: Viewer, { task, checklist }: TaskParts): Markup {
  const { say } = viewer
  const points = checklist.filter((one) => !isList(one))
  const done = points.filter((one) => one['IS_COMPLETE'] === 'Y').length
  const action = linkFor(viewer, taskPath(viewer, task['id']))
  return html`<section class="panel" id="task-checklist" data-fresh>
    <div class="panel__head">
      <h2>${say('Чек-лист', 'Checklist')}</h2>
      ${points.length > 0 && html`<span class="chip">${done} ${say('из', 'of')} ${points.length}</span>`}
    </div>
    <ul class="checklist">
      ${inTreeOrder(checklist).map((one) => line(viewer, action, one))}
    </ul>
    <form class="inline-add" method="post" action="${action}" data-inline>
      <input type="hidden" name="act" value="point" />
      <input
        name="text"
        required
        aria-label="${say('Новый пункт', 'New point')}"
        placeholder="${say('Новый пункт', 'New point')}"
      />
      <button class="btn" type="submit">${say('Добавить пункт', 'Add the point')}</button>
    </form>
    <p class="note note--bad" role="alert" data-problem hidden></p>
  </section>`
}

function line(viewer: Viewer, action: string, one: Params): Markup {
  const title = asText(one['TITLE'])
  if (isList(one)) {
    return html`<li class="checklist__head">
      ${title.startsWith('BX_CHECKLIST') ? viewer.say('Чек-лист', 'Checklist') : title}
    </li>`
  }
  const complete = one['IS_COMPLETE'] === 'Y'
  return html`<li>
    <form method="post" action="${action}" data-inline>
      <input type="hidden" name="act" value="${complete ? 'untick' : 'tick'}" /><input
        type="hidden"
        name="point"
        value="${asText(one['ID'])}"
      />
      <button class="tick" type="submit" role="checkbox" aria-checked="${String(complete)}" aria-label="${title}">
        ${complete && icon('check')}
      </button>
    </form>
    <span class="${complete && 'muted'}">${title}</span>
  </li>`
}

/** A list itself stands at the root: its PARENT_ID is false or 0. */
export function isList(one: Params): boolean {
  const parent = one['PARENT_ID']
  return parent === false || Number(parent) === 0
}

/** Every list and then its own points; a point inside a point follows it. */
function inTreeOrder(points: Params[], parent?: Params): Params[] {
  const isChild = (one: Params): boolean =>
    parent === undefined ? isList(one) : String(one['PARENT_ID']) === String(parent['ID'])
  return points.filter(isChild).flatMap((one) => [one, ...inTreeOrder(points, one)])
}
