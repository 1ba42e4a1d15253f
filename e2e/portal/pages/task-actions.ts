import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { asMap } from '../wire/params.ts'
import { ask, askRows, type Asked } from './ask.ts'
import { newTaskPage, readNewTask } from './new-task.ts'
import { formAction } from './page-route.ts'
import { problemPage } from './problem-page.ts'
import { isList } from './task-checklist.ts'
import { taskPath } from './task-words.ts'
import { formText, linkFor, type Viewer } from './viewer.ts'

const MOVES = new Set(['start', 'pause', 'complete', 'approve', 'disapprove', 'defer', 'renew'])

/** What a person does with a task: moves it on, writes, ticks points; number 0 sets a new one. */
export function registerTaskActions(server: FastifyInstance, state: PortalState): void {
  formAction(server, state, '/company/personal/user/:id/tasks/task/view/:taskId/', async (viewer, request, reply) => {
    const { taskId } = request.params as { taskId: string }
    if (taskId === '0') {
      const fields = readNewTask(viewer, request)
      const { result, refused } = await ask(state, viewer, 'tasks.task.add', { fields })
      if (refused === null) {
        const made = asMap(asMap(result)['task'])['id']
        return reply.redirect(linkFor(viewer, taskPath(viewer, made)), 303)
      }
      void reply.code(400)
      return newTaskPage(state, viewer, refused, fields)
    }
    const { refused } = await perform(state, viewer, taskId, request)
    const back = linkFor(viewer, taskPath(viewer, taskId))
    if (refused === null) return reply.redirect(back, 303)
    const title = viewer.say('Задача не изменена', 'The task is not changed')
    return problemPage(state, viewer, reply, { title, menu: 'tasks', reason: refused, back })
  })
}

async function perform(state: PortalState, viewer: Viewer, taskId: string, request: FastifyRequest): Promise<Asked> {
  const act = formText(request, 'act')
  const text = formText(request, 'text')
  const point = { TASKID: taskId, ITEMID: formText(request, 'point') }
  if (MOVES.has(act)) return ask(state, viewer, `tasks.task.${act}`, { taskId })
  if (act === 'tick') return ask(state, viewer, 'task.checklistitem.complete', point)
  if (act === 'untick') return ask(state, viewer, 'task.checklistitem.renew', point)
  if (act === 'point') return addPoint(state, viewer, taskId, text)
  return ask(state, viewer, 'task.commentitem.add', {
    TASKID: taskId,
    FIELDS: { POST_MESSAGE: text, AUTHOR_ID: viewer.user.id },
  })
}

/** A point stands in a list; the first point of a task brings its list with it. */
async function addPoint(state: PortalState, viewer: Viewer, taskId: string, title: string): Promise<Asked> {
  const known = await askRows(state, viewer, 'task.checklistitem.getlist', { TASKID: taskId })
  const list = known.find(isList)?.['ID']
  let parent = list
  if (parent === undefined) {
    const made = await ask(state, viewer, 'task.checklistitem.add', {
      TASKID: taskId,
      FIELDS: { TITLE: viewer.say('Чек-лист', 'Checklist'), PARENT_ID: 0 },
    })
    if (made.refused !== null) return made
    parent = made.result
  }
  return ask(state, viewer, 'task.checklistitem.add', { TASKID: taskId, FIELDS: { TITLE: title, PARENT_ID: parent } })
}
