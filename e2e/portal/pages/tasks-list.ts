import type { FastifyInstance, FastifyRequest } from 'fastify'
import { taskListToolbar, taskRowMenus } from '../frame/place/task-places.ts'
import type { PortalState } from '../store/state.ts'
import { asList, asMap, asText, type Params } from '../wire/params.ts'
import { ask, type Asked } from './ask.ts'
import { person } from './avatar.ts'
import { html, trusted, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { layout } from './layout.ts'
import { page } from './page-route.ts'
import { sliderLink } from './slider-link.ts'
import { deadlineWords, DONE, taskPath, taskStatusChip } from './task-words.ts'
import { linkFor, queryText, type Viewer } from './viewer.ts'

const ROLES = ['all', 'responsible', 'accomplice', 'creator', 'auditor'] as const
type TaskRole = (typeof ROLES)[number]
const PAGE_SIZE = 50

interface TasksAsked {
  text: string
  role: TaskRole
  done: boolean
  start: number
}

/** A person's tasks, read through tasks.task.list: what the list shows is what an application would get. */
export function registerTasksList(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/tasks/', (viewer, _request, reply) => reply.redirect(tasksPath(viewer)))
  page(server, state, '/company/personal/user/:id/tasks/', async (viewer, request) => {
    const asked = readAsked(request)
    const answer = await ask(state, viewer, 'tasks.task.list', listParams(viewer, asked))
    return tasksPage(state, viewer, asked, answer)
  })
}

export function tasksPath(viewer: Viewer): string {
  return `/company/personal/user/${viewer.user.id}/tasks/`
}

function readAsked(request: FastifyRequest): TasksAsked {
  return {
    text: queryText(request, 'q'),
    role: ROLES.find((one) => one === queryText(request, 'role')) ?? 'all',
    done: queryText(request, 'done') === 'Y',
    start: Math.max(0, Math.trunc(Number(queryText(request, 'start'))) || 0),
  }
}

const ROLE_FIELD: Record<TaskRole, string> = {
  all: 'MEMBER',
  responsible: 'RESPONSIBLE_ID',
  accomplice: 'ACCOMPLICE',
  creator: 'CREATED_BY',
  auditor: 'AUDITOR',
}

function listParams({ user }: Viewer, { text, role, done, start }: TasksAsked): Params {
  return {
    order: { DEADLINE: 'asc', ID: 'desc' },
    filter: {
      [ROLE_FIELD[role]]: user.id,
      ...(text === '' ? {} : { '%TITLE': text }),
      ...(done ? { REAL_STATUS: DONE } : { '!REAL_STATUS': DONE }),
    },
    select: ['ID', 'TITLE', 'STATUS', 'DEADLINE', 'RESPONSIBLE_ID', 'CREATED_BY', 'PRIORITY', 'COMMENTS_COUNT'],
    start,
  }
}

function tasksPage(state: PortalState, viewer: Viewer, asked: TasksAsked, answer: Asked): Markup {
  const { say } = viewer
  const title = say('Задачи', 'Tasks')
  const tasks = asList(asMap(answer.result)['tasks']).map(asMap)
  const create = html`${icon('plus')}${say('Создать задачу', 'Create a task')}`
  const label = say('Название задачи', 'Title of the task')
  const body = html`<div class="head">
      <h1 id="pagetitle">${title}</h1>
      ${taskListToolbar(state, viewer, { userId: viewer.user.id })}
      ${sliderLink(viewer, taskPath(viewer, 0), create, { width: 900, className: 'btn btn--primary' })}
    </div>
    <div class="panel panel--below" id="tasks" data-fresh>
      <form class="toolbar" action="${linkFor(viewer, tasksPath(viewer))}" role="search">
        <input
          type="hidden"
          name="role"
          value="${asked.role}"
        />${asked.done && html`<input type="hidden" name="done" value="Y" />`}
        <span class="toolbar__search"
          >${icon('search')}<input
            type="search"
            name="q"
            value="${asked.text}"
            placeholder="${label}"
            aria-label="${label}"
        /></span>
        <button class="btn" type="submit">${say('Найти', 'Search')}</button>
      </form>
      <div class="presets" role="group" aria-label="${say('Моя роль', 'My role')}">
        ${ROLES.map((role) => preset(viewer, asked, { role, start: 0 }, roleName(viewer, role), role === asked.role))}
        <span class="head__space"></span>
        ${preset(viewer, asked, { done: false, start: 0 }, say('В работе', 'In progress'), !asked.done)}
        ${preset(viewer, asked, { done: true, start: 0 }, say('Завершённые', 'Completed'), asked.done)}
      </div>
      ${answer.refused !== null && html`<p class="note note--bad" role="alert">${answer.refused}</p>`}
      ${tasks.length === 0 ? emptyTasks(viewer, asked) : taskTable(state, viewer, tasks)}
      ${foot(viewer, asked, tasks.length, answer.total)}
    </div>`
  return layout(state, viewer, { title, menu: 'tasks', body })
}

function roleName({ say }: Viewer, role: TaskRole): string {
  return {
    all: say('Все мои', 'All mine'),
    responsible: say('Делаю', 'Ongoing'),
    accomplice: say('Помогаю', 'Assisting'),
    creator: say('Поручил', 'Set by me'),
    auditor: say('Наблюдаю', 'Following'),
  }[role]
}

function address(viewer: Viewer, asked: TasksAsked): string {
  const query = new URLSearchParams({ role: asked.role })
  if (asked.text !== '') query.set('q', asked.text)
  if (asked.done) query.set('done', 'Y')
  if (asked.start > 0) query.set('start', String(asked.start))
  return linkFor(viewer, `${tasksPath(viewer)}?${query.toString()}`)
}

function preset(
  viewer: Viewer,
  asked: TasksAsked,
  change: Partial<TasksAsked>,
  name: string,
  current: boolean,
): Markup {
  return html`<a
    class="tab tab--small"
    href="${address(viewer, { ...asked, ...change })}"
    ${current && trusted('aria-current="true"')}
    >${name}</a
  >`
}

function emptyTasks({ say }: Viewer, asked: TasksAsked): Markup {
  const words =
    asked.text !== ''
      ? say('Задач с таким названием нет.', 'No task has such a title.')
      : asked.done
        ? say('Завершённых задач пока нет.', 'There are no completed tasks yet.')
        : say(
            'Задач в работе нет. Поставьте первую, себе или коллеге.',
            'No tasks in progress. Set the first one, for yourself or a colleague.',
          )
  return html`<div class="empty">
    <span class="empty__mark">${icon('tasks')}</span>
    <p>${words}</p>
  </div>`
}

function taskTable(state: PortalState, viewer: Viewer, tasks: Params[]): Markup {
  const { say } = viewer
  const appsOf = taskRowMenus(state, viewer)
  return html`<div class="table-scroll">
    <table class="grid">
      <thead>
        <tr>
          ${appsOf && html`<th class="grid__apps" scope="col"></th>`}
          <th scope="col">№</th>
          <th scope="col">${say('Задача', 'Task')}</th>
          <th scope="col">${say('Состояние', 'Status')}</th>
          <th scope="col">${say('Крайний срок', 'Deadline')}</th>
          <th scope="col">${say('Постановщик', 'Creator')}</th>
          <th scope="col">${say('Исполнитель', 'Assignee')}</th>
        </tr>
      </thead>
      <tbody>
        ${tasks.map((task) => {
          const status = Number(task['status'])
          const user = (id: unknown): Markup => person(state.users.get(Number(id)))
          return html`<tr>
            ${appsOf && html`<td class="grid__apps">${appsOf(Number(task['id']))}</td>`}
            <td class="muted">${asText(task['id'])}</td>
            <td class="grid__title">
              ${sliderLink(viewer, taskPath(viewer, task['id']), asText(task['title']))}
              ${Number(task['priority']) === 2 && html`<small>${say('важная', 'important')}</small>`}
            </td>
            <td>${taskStatusChip(viewer, status)}</td>
            <td>${deadlineWords(viewer, task['deadline'], status, state.clock.now())}</td>
            <td>${user(task['createdBy'])}</td>
            <td>${user(task['responsibleId'])}</td>
          </tr>`
        })}
      </tbody>
    </table>
  </div>`
}

function foot(viewer: Viewer, asked: TasksAsked, shown: number, total: number): Markup {
  const turn = (start: number, label: string): Markup =>
    html`<a class="btn btn--small" href="${address(viewer, { ...asked, start })}">${label}</a>`
  return html`<div class="table-foot">
    <span>${viewer.say('Всего', 'Total')}: ${total}</span>
    <span class="pages">
      ${asked.start > 0 && turn(Math.max(0, asked.start - PAGE_SIZE), viewer.say('Назад', 'Back'))}
      ${asked.start + shown < total && turn(asked.start + PAGE_SIZE, viewer.say('Вперёд', 'Next'))}
    </span>
  </div>`
}
