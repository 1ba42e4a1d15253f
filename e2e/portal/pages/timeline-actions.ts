import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ownerTypeName } from '../entities/owner-type-names.ts'
import type { PortalState } from '../store/state.ts'
import { ask, type Asked } from './ask.ts'
import { findSubject, type CardSubject } from './card-subject.ts'
import { CLASSIC_CODES } from './entity-kind.ts'
import { formAction } from './page-route.ts'
import { problemPage } from './problem-page.ts'
import { formText, safeBack, type Viewer } from './viewer.ts'

/** What a person does in a timeline: comments, to-dos, "done", pinning. */
export function registerTimelineActions(server: FastifyInstance, state: PortalState): void {
  const act = (path: string, key: (params: Record<string, string>) => string | number): void => {
    formAction(server, state, path, async (viewer, request, reply) => {
      const params = request.params as Record<string, string>
      const subject = findSubject(state, viewer, key(params), Number(params['id']))
      const { refused } =
        subject === null
          ? {
              refused: viewer.say(
                'Запись удалили, или вам её не видно.',
                'The record is deleted, or you may not see it.',
              ),
            }
          : await perform(state, viewer, subject, request)
      if (refused !== null) return refuse(state, viewer, reply, refused)
      return reply.redirect(safeBack(formText(request, 'back')), 303)
    })
  }
  for (const code of CLASSIC_CODES) act(`/crm/${code}/details/:id/timeline/`, () => code)
  act('/crm/type/:entityTypeId/details/:id/timeline/', (params) => Number(params['entityTypeId']))
}

function refuse(
  state: PortalState,
  viewer: Viewer,
  reply: FastifyReply,
  reason: string,
): ReturnType<typeof problemPage> {
  const title = viewer.say('Запись не добавлена', 'The record is not added')
  return problemPage(state, viewer, reply, { title, menu: 'crm', reason })
}

async function perform(
  state: PortalState,
  viewer: Viewer,
  { kind, item }: CardSubject,
  request: FastifyRequest,
): Promise<Asked> {
  const text = formText(request, 'text')
  const id = Number(formText(request, 'activity'))
  const owner = { ownerTypeId: kind.entityTypeId, ownerId: item.id }
  switch (formText(request, 'act')) {
    case 'todo':
      return ask(state, viewer, 'crm.activity.todo.add', {
        ...owner,
        description: text,
        deadline: `${formText(request, 'deadline')}:00+03:00`,
        responsibleId: viewer.user.id,
      })
    case 'complete':
      return ask(state, viewer, 'crm.activity.update', { id, fields: { COMPLETED: 'Y' } })
    case 'pin':
    case 'unpin':
      return ask(state, viewer, `crm.timeline.item.${formText(request, 'act')}`, { id, ...owner })
    default:
      return ask(state, viewer, 'crm.timeline.comment.add', {
        fields: { ENTITY_ID: item.id, ENTITY_TYPE: ownerTypeName(kind.entityTypeId), COMMENT: text },
      })
  }
}
