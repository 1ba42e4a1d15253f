import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addItem } from '../entities/save.ts'
import { entityType, type EntityType } from '../entities/types.ts'
import { userFieldsOf } from '../entities/user-fields.ts'
import { reachOf } from '../rights/check.ts'
import type { PortalState } from '../store/state.ts'
import { asMap } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import { absentPage } from './absent-page.ts'
import { CLASSIC_CODES, entityKind, type EntityKind } from './entity-kind.ts'
import { fieldInput } from './field-input.ts'
import { fieldTitle } from './field-title.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { formAction } from './page-route.ts'
import { categoriesOf } from './pipelines.ts'
import { readField } from './read-field.ts'
import { refusedPage } from './refused-page.ts'
import { flag } from './slider-link.ts'
import { linkFor, queryText, type Viewer } from './viewer.ts'

/** Fields of the form, in this order; names a type does not have are skipped. */
const ASKED = [
  'lastName',
  'name',
  'secondName',
  'title',
  'fm',
  'companyId',
  'companyIds',
  'contactId',
  'post',
  'opportunity',
  'sourceId',
  'assignedById',
  'comments',
]

/** Form of a new record. Fields that the address names (`?contact_id=1&title=…`) are filled, as in the vendor's links. */
export function newItemPage(
  state: PortalState,
  viewer: Viewer,
  key: string | number,
  request: FastifyRequest,
  reply: FastifyReply,
): Markup {
  const kind = entityKind(state, key)
  const type = kind && entityType(state, kind.entityTypeId)
  if (kind === undefined || type === undefined) return absentPage(state, viewer, reply)
  if (mayNotAdd(state, viewer, kind)) return refusedAdd(state, viewer, kind, reply)
  const prefilled = {
    id: 0,
    assignedById: viewer.user.id,
    title: queryText(request, 'title'),
    contactId: Number(queryText(request, 'contact_id')) || null,
    companyId: Number(queryText(request, 'company_id')) || null,
  }
  return formPage(state, viewer, { kind, type }, prefilled, null)
}

/** Makes the record as a person's deed and opens its card. */
export function registerNewItem(server: FastifyInstance, state: PortalState): void {
  const add = (path: string, key: (params: Record<string, string>) => string | number): void => {
    formAction(server, state, path, (viewer, request, reply) => {
      const kind = entityKind(state, key(request.params as Record<string, string>))
      const type = kind && entityType(state, kind.entityTypeId)
      if (kind === undefined || type === undefined) return absentPage(state, viewer, reply)
      if (mayNotAdd(state, viewer, kind)) return refusedAdd(state, viewer, kind, reply)
      const fields = readFields(state, type, asMap(request.body))
      try {
        const item = addItem(state, kind.entityTypeId, fields, { userId: viewer.user.id })
        return reply.redirect(linkFor(viewer, `${kind.cardPath}${item.id}/`), 303)
      } catch (error) {
        if (!(error instanceof RestError)) throw error
        void reply.code(400)
        return formPage(state, viewer, { kind, type }, { id: 0 }, error.message)
      }
    })
  }
  for (const code of CLASSIC_CODES) add(`/crm/${code}/add/`, () => code)
  add('/crm/type/:entityTypeId/add/', (params) => Number(params['entityTypeId']))
}

function mayNotAdd(state: PortalState, viewer: Viewer, kind: EntityKind): boolean {
  return reachOf(state, viewer.user, kind.entityTypeId, 'add') === 'none'
}

function refusedAdd(state: PortalState, viewer: Viewer, kind: EntityKind, reply: FastifyReply): Markup {
  const reason = viewer.say(
    'Ваша роль не позволяет создавать такие записи.',
    'Your role does not let you create such records.',
  )
  return refusedPage(state, viewer, reply, { title: kind.fresh[viewer.lang], menu: 'crm', reason })
}

function readFields(state: PortalState, type: EntityType, body: Record<string, unknown>): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  const mandatory = [...userFieldsOf(state, type).values()].filter((one) => one.mandatory)
  for (const name of ASKED) {
    if (!type.fields.has(name) || body[name] === undefined) continue
    const value = readField(body, name, type.fields.get(name), undefined)
    fields[name] = name === 'fm' ? Object.values(asMap(value)) : value
  }
  for (const one of mandatory) fields[one.fieldName] = readField(body, one.fieldName, undefined, one)
  if (body['categoryId'] !== undefined) fields['categoryId'] = Number(body['categoryId'])
  return fields
}

function formPage(
  state: PortalState,
  viewer: Viewer,
  { kind, type }: { kind: EntityKind; type: EntityType },
  item: Parameters<typeof fieldInput>[2]['item'],
  problem: string | null,
): Markup {
  const userFields = userFieldsOf(state, type)
  const several = type.fields.has('companyIds')
  const names = [
    ...ASKED.filter((name) => type.fields.has(name) && !(several && name === 'companyId')),
    ...[...userFields.values()].filter((one) => one.mandatory).map((one) => one.fieldName),
  ]
  const title = kind.fresh[viewer.lang]
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    ${problem !== null && html`<p class="note note--bad" role="alert">${problem}</p>`}
    <form class="panel new-item" method="post" action="${linkFor(viewer, kind.cardPath.replace(/details\/$/, 'add/'))}">
      <div class="panel__body new-item__fields">
        ${categoryField(state, viewer, kind)}
        ${names.map((name) => {
          const parts = { name, field: type.fields.get(name), userField: userFields.get(name), item }
          const label = fieldTitle(name, viewer.lang, parts.field, parts.userField)
          return html`<div class="field"><span>${label}</span>${fieldInput(state, viewer, { ...parts, label })}</div>`
        })}
      </div>
      <div class="form-foot">
        <button class="btn btn--primary" type="submit">${viewer.say('Создать', 'Create')}</button>
        <a class="btn" href="${linkFor(viewer, kind.listPath)}" data-close-slider
          >${viewer.say('Отменить', 'Cancel')}</a
        >
      </div>
    </form>`
  return layout(state, viewer, { title, menu: 'crm', body })
}

function categoryField(state: PortalState, viewer: Viewer, kind: EntityKind): Markup | null {
  const categories = categoriesOf(state, kind)
  if (categories.length < 2) return null
  return html`<label class="field"
    ><span>${viewer.say('Воронка', 'Pipeline')}</span
    ><select name="categoryId">
      ${categories.map((one) => html`<option value="${one.id}" ${flag('selected', one.isDefault)}>${one.name}</option>`)}
    </select></label
  >`
}
