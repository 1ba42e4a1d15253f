import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { updateItem } from '../entities/save.ts'
import { entityType } from '../entities/types.ts'
import { userFieldsOf } from '../entities/user-fields.ts'
import { ownTypeField } from '../frame/place/user-field.ts'
import { may } from '../rights/check.ts'
import type { PortalState } from '../store/state.ts'
import { asMap } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import { findSubject, type CardSubject } from './card-subject.ts'
import { CLASSIC_CODES } from './entity-kind.ts'
import { fieldInput, isEditable, type InputParts } from './field-input.ts'
import { fieldTitle } from './field-title.ts'
import { withContacts } from './card-fields.ts'
import { html } from './html.ts'
import { formAction, page } from './page-route.ts'
import { readField } from './read-field.ts'
import { queryText, type Viewer } from './viewer.ts'

/** Editing one field of a card in its place: a GET gives the form, a POST saves and answers `{ problem }` or `{}`. */
export function registerCardFieldEdit(server: FastifyInstance, state: PortalState): void {
  const edit = (path: string, key: (params: Record<string, string>) => string | number): void => {
    const partsOf = (viewer: Viewer, request: FastifyRequest): { subject: CardSubject; parts: InputParts } | null => {
      const params = request.params as Record<string, string>
      const subject = findSubject(state, viewer, key(params), Number(params['id']))
      if (subject === null || !may(state, viewer.user, subject.kind.entityTypeId, 'update', subject.item)) return null
      const parts = inputParts(state, viewer, subject, queryText(request, 'name'))
      return parts === null ? null : { subject, parts }
    }
    page(server, state, path, (viewer, request, reply) => {
      const found = partsOf(viewer, request)
      return found === null ? denied(viewer, reply) : form(state, viewer, found.subject, found.parts)
    })
    formAction(server, state, path, (viewer, request, reply) => {
      const found = partsOf(viewer, request)
      if (found === null) return denied(viewer, reply)
      return reply.send(save(state, viewer, found, asMap(request.body)))
    })
  }
  for (const code of CLASSIC_CODES) edit(`/crm/${code}/details/:id/field/`, () => code)
  edit('/crm/type/:entityTypeId/details/:id/field/', (params) => Number(params['entityTypeId']))
}

function denied(viewer: Viewer, reply: FastifyReply): FastifyReply {
  return reply
    .code(403)
    .send({ problem: viewer.say('У вас нет прав менять это поле.', 'You may not change this field.') })
}

function inputParts(state: PortalState, viewer: Viewer, subject: CardSubject, name: string): InputParts | null {
  const type = entityType(state, subject.kind.entityTypeId)
  if (type === undefined) return null
  const field = type.fields.get(name)
  const userField = userFieldsOf(state, type).get(name)
  if (!isEditable({ name, field, userField })) return null
  const item = withContacts(state, subject.kind.entityTypeId, subject.item)
  return { name, field, userField, item, label: fieldTitle(name, viewer.lang, field, userField) }
}

function form(
  state: PortalState,
  viewer: Viewer,
  { kind, item }: CardSubject,
  parts: InputParts,
): ReturnType<typeof html> {
  const action = `${kind.cardPath}${item.id}/field/?name=${encodeURIComponent(parts.name)}`
  return html`<form class="field-edit" method="post" action="${action}">
    ${framedInput(state, kind.entityTypeId, parts) ?? fieldInput(state, viewer, parts)}
    <span class="button-row">
      <button class="btn btn--small btn--primary" type="submit">${viewer.say('Сохранить', 'Save')}</button>
      <button class="btn btn--small" type="button" data-cancel>${viewer.say('Отменить', 'Cancel')}</button>
    </span>
    <p class="field-edit__problem" role="alert" hidden></p>
  </form>`
}

/** A field of an application's own type is edited in the application's frame. */
function framedInput(state: PortalState, entityTypeId: number, parts: InputParts): ReturnType<typeof html> | null {
  const { name, label, userField, item } = parts
  if (userField === undefined) return null
  return ownTypeField(state, 'edit', { entityTypeId, itemId: item.id, name, label, userField, value: item[name] })
}

function save(
  state: PortalState,
  viewer: Viewer,
  { subject, parts }: { subject: CardSubject; parts: InputParts },
  body: Record<string, unknown>,
): { problem?: string } {
  const value = readField(body, parts.name, parts.field, parts.userField)
  try {
    updateItem(state, subject.kind.entityTypeId, subject.item.id, { [parts.name]: value }, { userId: viewer.user.id })
    return {}
  } catch (error) {
    if (error instanceof RestError) return { problem: error.message }
    throw error
  }
}
