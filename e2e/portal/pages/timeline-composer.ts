import { may } from '../rights/check.ts'
import type { PortalState } from '../store/state.ts'
import type { CardSubject } from './card-subject.ts'
import { html, trusted, type Markup } from './html.ts'
import { icon } from './icon.ts'
import type { Viewer } from './viewer.ts'

/** Box above the timeline: a comment or a to-do with a deadline. Nothing for a person who may not change the record. */
export function timelineComposer(state: PortalState, viewer: Viewer, { kind, item }: CardSubject): Markup | null {
  if (!may(state, viewer.user, kind.entityTypeId, 'update', item)) return null
  const { say } = viewer
  const action = `${kind.cardPath}${item.id}/timeline/`
  const hidden = html`<input type="hidden" name="back" value="${viewer.path}" />`
  return html`<section class="panel composer" aria-label="${say('Новая запись', 'New record')}" data-composer>
    <div class="composer__tabs" role="group" aria-label="${say('Вид записи', 'Kind of record')}">
      <button type="button" class="tab tab--small" aria-pressed="true" data-compose="comment">
        ${icon('comment')}${say('Комментарий', 'Comment')}
      </button>
      <button type="button" class="tab tab--small" aria-pressed="false" data-compose="todo">
        ${icon('check')}${say('Дело', 'To-do')}
      </button>
    </div>
    <form method="post" action="${action}" data-inline data-kind="comment">
      ${hidden}<input type="hidden" name="act" value="comment" />
      <textarea
        name="text"
        required
        rows="2"
        aria-label="${say('Комментарий', 'Comment')}"
        placeholder="${say('Что важно помнить об этой записи', 'What is worth remembering about this record')}"
      ></textarea>
      <button class="btn btn--primary" type="submit">${say('Добавить комментарий', 'Add the comment')}</button>
    </form>
    <form method="post" action="${action}" data-inline data-kind="todo" hidden>
      ${hidden}<input type="hidden" name="act" value="todo" />
      <textarea
        name="text"
        required
        rows="2"
        aria-label="${say('Что сделать', 'What to do')}"
        placeholder="${say('Что сделать', 'What to do')}"
      ></textarea>
      <div class="composer__row">
        <label class="field"
          ><span>${say('Крайний срок', 'Deadline')}</span
          ><input type="datetime-local" name="deadline" required value="${tomorrow(state)}"
        /></label>
        <button class="btn btn--primary" type="submit">${say('Поставить дело', 'Add the to-do')}</button>
      </div>
    </form>
    <p class="note note--bad" role="alert" data-problem ${trusted('hidden')}></p>
  </section>`
}

/** Noon of the next day in the portal's zone. */
function tomorrow(state: PortalState): string {
  const moscow = new Date(state.clock.now() + 27 * 3_600_000)
  return `${moscow.toISOString().slice(0, 10)}T12:00`
}
