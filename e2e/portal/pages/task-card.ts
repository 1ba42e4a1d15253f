import type { FastifyInstance } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { asList, asMap, asText, type Params } from '../wire/params.ts'
import { taskApplications } from '../frame/place/task-places.ts'
import { absentPage } from './absent-page.ts'
import { ask, askRows } from './ask.ts'
import { person } from './avatar.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { newTaskPage } from './new-task.ts'
import { page } from './page-route.ts'
import { richText } from './rich-text.ts'
import { shortTime } from './short-time.ts'
import { taskChecklist } from './task-checklist.ts'
import { taskComments } from './task-comments.ts'
import { crmLinks } from './task-crm-links.ts'
import { tabbed } from './tabbed.ts'
import { deadlineWords, taskPath, taskStatusChip } from './task-words.ts'
import { tasksPath } from './tasks-list.ts'
import { linkFor, type Viewer } from './viewer.ts'

/** Card of one task; number 0 makes a new one. */
export function registerTaskCard(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/company/personal/user/:id/tasks/task/view/:taskId/', async (viewer, request, reply) => {
    const { taskId } = request.params as { taskId: string }
    if (taskId === '0') return newTaskPage(state, viewer, null, {})
    const { result } = await ask(state, viewer, 'tasks.task.get', { taskId, select: ['*', 'UF_CRM_TASK', 'TAGS'] })
    const task = asMap(asMap(result)['task'])
    if (task['id'] === undefined) return absentPage(state, viewer, reply)
    const comments = await askRows(state, viewer, 'task.commentitem.getlist', { TASKID: taskId })
    const checklist = await askRows(state, viewer, 'task.checklistitem.getlist', { TASKID: taskId })
    return cardPage(state, viewer, { task, comments, checklist })
  })
}

export interface TaskParts {
  task: Params
  comments: Params[]
  checklist: Params[]
}

function cardPage(state: PortalState, viewer: Viewer, parts: TaskParts): Markup {
  const { task } = parts
  const { say } = viewer
  const title = asText(task['title'])
  const own = taskPanels(state, viewer, parts)
  const ownTab = { id: 'task', title: say('Задача', 'Task'), panel: own }
  const apps = taskApplications(state, viewer, Number(task['id']), Number(task['groupId'])).map(
    ({ slot, ...application }) => ({ ...application, panel: slot }),
  )
  const close =
    !viewer.inSlider &&
    html`<a class="sheet__close" href="${tasksPath(viewer)}" aria-label="${say('Закрыть задачу', 'Close the task')}"
      >✕</a
    >`
  const body = html`${close}
    <div class="head">
      <h1 id="pagetitle">${title}</h1>
      <span class="head__note">${say('Задача № ', 'Task #')}${asText(task['id'])}</span>
    </div>
    ${apps.length === 0 ? own : tabbed(say('Вкладки задачи', 'Task tabs'), [ownTab, ...apps])}`
  return layout(state, viewer, { title, menu: 'tasks', body })
}

function taskPanels(state: PortalState, viewer: Viewer, parts: TaskParts): Markup {
  const { task } = parts
  const { say } = viewer
  const description = asText(task['description'])
  return html`<div class="task-card">
    <div>
      <section class="panel" id="task-body" data-fresh>
        <div class="panel__body">
          ${description === '' ? html`<p class="muted">${say('Описания нет.', 'No description.')}</p>` : richText(description, 2)}
          ${actions(viewer, task)}
        </div>
        <p class="note note--bad" role="alert" data-problem hidden></p>
      </section>
      ${taskChecklist(viewer, parts)} ${taskComments(state, viewer, parts)}
    </div>
    <aside class="panel" id="task-facts" data-fresh>${facts(state, viewer, task)}</aside>
  </div>`
}

/** What the person may do with the task now, as the portal itself answers. */
const ACTIONS: [action: string, russian: string, english: string][] = [
  ['start', 'Начать выполнение', 'Start'],
  ['pause', 'Приостановить', 'Pause'],
  ['complete', 'Завершить', 'Complete'],
  ['approve', 'Принять работу', 'Approve'],
  ['disapprove', 'Вернуть на доработку', 'Send back'],
  ['defer', 'Отложить', 'Defer'],
  ['renew', 'Возобновить', 'Resume'],
]

function actions(viewer: Viewer, task: Params): Markup {
  const allowed = asMap(task['action'])
  const buttons = ACTIONS.filter(([action]) => allowed[action] === true)
  return html`<form
    class="button-row"
    method="post"
    action="${linkFor(viewer, taskPath(viewer, task['id']))}"
    data-inline
  >
    ${buttons.map(
      ([action, ru, en], index) =>
        html`<button class="btn ${index === 0 && 'btn--primary'}" name="act" value="${action}" type="submit">
          ${viewer.say(ru, en)}
        </button>`,
    )}
  </form>`
}

function facts(state: PortalState, viewer: Viewer, task: Params): Markup {
  const { say } = viewer
  const user = (id: unknown): Markup => person(state.users.get(Number(id)))
  const many = (ids: unknown): Markup | null =>
    asList(ids).length === 0 ? null : html`${asList(ids).map((id) => html`<div>${user(id)}</div>`)}`
  const status = Number(task['status'])
  const tags = asList(task['tags']).map((tag) => asText(asMap(tag)['title']))
  const rows: [string, Markup | string | null][] = [
    [say('Состояние', 'Status'), taskStatusChip(viewer, status)],
    [say('Крайний срок', 'Deadline'), deadlineWords(viewer, task['deadline'], status, state.clock.now())],
    [say('Исполнитель', 'Assignee'), user(task['responsibleId'])],
    [say('Постановщик', 'Creator'), user(task['createdBy'])],
    [say('Соисполнители', 'Assistants'), many(task['accomplices'])],
    [say('Наблюдатели', 'Observers'), many(task['auditors'])],
    [say('Проект', 'Project'), asText(asMap(task['group'])['name']) || null],
    [say('CRM', 'CRM'), crmLinks(state, viewer, asList(task['ufCrmTask']).map(asText))],
    [say('Теги', 'Tags'), tags.length === 0 ? null : tags.join(', ')],
    [say('Поставлена', 'Created'), shortTime(task['createdDate'], viewer.lang)],
    [say('Закрыта', 'Closed'), shortTime(task['closedDate'], viewer.lang) || null],
  ]
  return html`<dl class="fields">
    ${rows.map(
      ([name, value]) =>
        value !== null &&
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`
}
