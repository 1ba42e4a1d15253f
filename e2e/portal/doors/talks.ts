import type { FastifyInstance } from 'fastify'
import { addActivity } from '../entities/add-activity.ts'
import { writeToLine } from '../entities/open-line.ts'
import { addItem } from '../entities/save.ts'
import { LEAD } from '../entities/type-ids.ts'
import type { PortalState } from '../store/state.ts'
import { asInt, asList, asMap, asText, type Params } from '../wire/params.ts'

/** Whose line it is: the card is made in their name. */
const ownerOf = (body: Params) => ({ userId: asInt(body.userId) || 1 })
const [call, incoming] = [2, 1]

/** Clients who write into an open line, fill in a form, or call. */
export function registerTalkDoors(app: FastifyInstance, state: PortalState): void {
  app.post('/simulate/open-line', async (request) => {
    const body = asMap(request.body)
    return writeToLine(
      state,
      {
        entityTypeId: asInt(body.entityTypeId) || LEAD,
        visitor: asText(body.visitor) || 'Гость',
        messages: asList(body.messages).map(asText),
        connector: asText(body.connector) || 'livechat',
      },
      ownerOf(body),
    )
  })
  app.post('/simulate/form', async (request) => {
    const body = asMap(request.body)
    const entityTypeId = asInt(body.entityTypeId) || LEAD
    const fields = Object.entries(asMap(body.answers)).map(([caption, value]) => ({
      type: 'text',
      code: '',
      required: false,
      caption,
      value: [asText(value)],
    }))
    const made = { title: 'Заполнена CRM-форма «Обратная связь»', sourceId: 'WEBFORM', webformId: 1 }
    const item = addItem(state, entityTypeId, made, ownerOf(body))
    const activity = await addActivity(
      state,
      {
        OWNER_TYPE_ID: entityTypeId,
        OWNER_ID: item.id,
        TYPE_ID: 6,
        PROVIDER_ID: 'CRM_WEBFORM',
        PROVIDER_TYPE_ID: '1',
        SUBJECT: made.title,
        DIRECTION: incoming,
        COMPLETED: 'Y',
        PROVIDER_PARAMS: { FIELDS: fields, FORM: { LINK: '', IP: '' }, VISITED_PAGES: [] },
      },
      ownerOf(body),
    )
    return { entityId: item.id, activityId: activity.id }
  })
  app.post('/simulate/call', async (request) => {
    const body = asMap(request.body)
    const entityTypeId = asInt(body.entityTypeId) || LEAD
    const phone = asText(body.phone)
    const item = addItem(state, entityTypeId, { title: `${phone} - Входящий звонок`, sourceId: 'CALL' }, ownerOf(body))
    const activity = await addActivity(
      state,
      {
        OWNER_TYPE_ID: entityTypeId,
        OWNER_ID: item.id,
        TYPE_ID: call,
        PROVIDER_ID: 'VOXIMPLANT_CALL',
        SUBJECT: `Входящий от ${phone}`,
        DIRECTION: incoming,
        COMPLETED: 'Y',
      },
      ownerOf(body),
    )
    if (asText(body.transcript) !== '') state.transcripts.set(activity.id, asText(body.transcript))
    return { entityId: item.id, activityId: activity.id }
  })
}
