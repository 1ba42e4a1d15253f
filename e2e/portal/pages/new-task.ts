import type { FastifyRequest } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { asText, type Params } from '../wire/params.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { flag } from './slider-link.ts'
import { taskPath } from './task-words.ts'
import { tasksPath } from './tasks-list.ts'
import { formText, linkFor, type Viewer } from './viewer.ts'

/** Form of a new task; `fields` is what was typed before a refusal. */
export function newTaskPage(state: PortalState, viewer: Viewer, problem: string | null, fields: Params): Markup {
  const { say } = viewer
  const title = say('Новая задача', 'New task')
  const people = [...state.users.values()].filter((user) => user.active)
  const responsible = Number(fields['RESPONSIBLE_ID'] ?? viewer.user.id)
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    ${problem !== null && html`<p class="note note--bad" role="alert">${problem}</p>`}
    <form class="panel new-item" method="post" action="${linkFor(viewer, taskPath(viewer, 0))}">
      <div class="panel__body">
        <label class="field"
          ><span>${say('Что сделать', 'What to do')}</span
          ><input name="title" required value="${asText(fields['TITLE'])}"
        /></label>
        <label class="field"
          ><span>${say('Описание', 'Description')}</span
          ><textarea name="description">${asText(fields['DESCRIPTION'])}</textarea>
        </label>
        <div class="two">
          <label class="field"
            ><span>${say('Исполнитель', 'Assignee')}</span
            ><select name="responsible">
              ${people.map((user) => html`<option value="${user.id}" ${flag('selected', user.id === responsible)}>${user.name} ${user.lastName}</option>`)}
            </select></label
          >
          <label class="field"
            ><span>${say('Крайний срок', 'Deadline')}</span><input type="datetime-local" name="deadline"
          /></label>
        </div>
        <label class="check"
          ><input type="checkbox" name="important" value="Y" /> ${say('Важная задача', 'Important task')}</label
        >
      </div>
      <div class="form-foot">
        <button class="btn btn--primary" type="submit">${say('Поставить задачу', 'Set the task')}</button>
        <a class="btn" href="${linkFor(viewer, tasksPath(viewer))}" data-close-slider>${say('Отменить', 'Cancel')}</a>
      </div>
    </form>`
  return layout(state, viewer, { title, menu: 'tasks', body })
}

/** The form as tasks.task.add takes it. */
export function readNewTask(viewer: Viewer, request: FastifyRequest): Params {
  const deadline = formText(request, 'deadline')
  return {
    TITLE: formText(request, 'title'),
    DESCRIPTION: formText(request, 'description'),
    RESPONSIBLE_ID: Number(formText(request, 'responsible')) || viewer.user.id,
    PRIORITY: formText(request, 'important') === 'Y' ? 2 : 1,
    ...(deadline === '' ? {} : { DEADLINE: `${deadline}:00+03:00` }),
  }
}
