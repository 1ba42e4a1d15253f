import type { FastifyInstance } from 'fastify'
import { updateItem } from '../entities/save.ts'
import { may } from '../rights/check.ts'
import type { PortalState } from '../store/state.ts'
import { RestError } from '../wire/rest-error.ts'
import { findSubject } from './card-subject.ts'
import { CLASSIC_CODES } from './entity-kind.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { formAction } from './page-route.ts'
import { safeBack, type Viewer } from './viewer.ts'

/** What a person may change on a card by hand. */
const EDITABLE = ['title', 'stageId', 'assignedById'] as const

/** Changes made on a card: a person's edit, so applications hear of it as of any other change. */
export function registerCardEdit(server: FastifyInstance, state: PortalState): void {
  const edit = (path: string, key: (params: Record<string, string>) => string | number): void => {
    formAction(server, state, path, (viewer, request, reply) => {
      const params = request.params as Record<string, string>
      const body = (request.body ?? {}) as Record<string, unknown>
      const subject = findSubject(state, viewer, key(params), Number(params['id']))
      if (subject === null || !may(state, viewer.user, subject.kind.entityTypeId, 'update', subject.item)) {
        void reply.code(403)
        return refusal(
          state,
          viewer,
          viewer.say('У вас нет прав менять эту запись.', 'You may not change this record.'),
        )
      }
      const fields = Object.fromEntries(
        EDITABLE.flatMap((name) => (typeof body[name] === 'string' ? [[name, body[name]]] : [])),
      )
      try {
        updateItem(state, subject.kind.entityTypeId, subject.item.id, fields, { userId: viewer.user.id })
      } catch (error) {
        if (error instanceof RestError) {
          void reply.code(400)
          return refusal(state, viewer, error.message)
        }
        throw error
      }
      return reply.redirect(safeBack(body['back']), 303)
    })
  }
  for (const code of CLASSIC_CODES) edit(`/crm/${code}/details/:id/edit/`, () => code)
  edit('/crm/type/:entityTypeId/details/:id/edit/', (params) => Number(params['entityTypeId']))
}

function refusal(state: PortalState, viewer: Viewer, text: string): Markup {
  const title = viewer.say('Запись не сохранена', 'The record is not saved')
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    <p class="panel empty">${text}</p>`
  return layout(state, viewer, { title, menu: 'crm', body })
}
