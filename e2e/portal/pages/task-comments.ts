import type { PortalState } from '../store/state.ts'
import { asText } from '../wire/params.ts'
import { avatar } from './avatar.ts'
import { html, type Markup } from './html.ts'
import { richText } from './rich-text.ts'
import { shortTime } from './short-time.ts'
import type { TaskParts } from './task-card.ts'
import { taskPath } from './task-words.ts'
import { linkFor, type Viewer } from './viewer.ts'

/** Talk under a task, oldest first, and the box for the next word. */
export function taskComments(state: PortalState, viewer: Viewer, { task, comments }: TaskParts): Markup {
  const { say } = viewer
  const sorted = comments.toSorted((a, b) => Number(a['ID']) - Number(b['ID']))
  return html`<section class="panel" aria-label="${say('Комментарии', 'Comments')}">
    <div class="panel__head"><h2>${say('Комментарии', 'Comments')}</h2></div>
    <div id="task-comments" data-fresh>
      ${sorted.length === 0 && html`<p class="empty empty--small">${say('Пока никто не писал.', 'Nobody has written yet.')}</p>`}
      <ol class="talk">
        ${sorted.map((one) => {
          const author = state.users.get(Number(one['AUTHOR_ID']))
          return html`<li>
            ${author && avatar(author)}
            <div>
              <p class="talk__who">
                <b>${author ? `${author.name} ${author.lastName}` : asText(one['AUTHOR_NAME'])}</b
                ><time>${shortTime(one['POST_DATE'], viewer.lang)}</time>
              </p>
              ${richText(asText(one['POST_MESSAGE']), 2)}
            </div>
          </li>`
        })}
      </ol>
    </div>
    <form class="inline-add" method="post" action="${linkFor(viewer, taskPath(viewer, task['id']))}" data-inline>
      <input type="hidden" name="act" value="comment" />
      <input
        name="text"
        required
        aria-label="${say('Комментарий', 'Comment')}"
        placeholder="${say('Комментарий', 'Comment')}"
      />
      <button class="btn btn--primary" type="submit">${say('Отправить', 'Send')}</button>
    </form>
    <p class="note note--bad" role="alert" data-problem hidden></p>
  </section>`
}
