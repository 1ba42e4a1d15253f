import type { Activity, Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Params } from '../wire/params.ts'
import { phpMap } from '../wire/params.ts'
import { itemOf } from './activity.ts'
import { columnOf } from './column.ts'
import type { Columns } from './list-rows.ts'
import { COMPANY, CONTACT, LEAD } from './type-ids.ts'

/** An activity as crm.activity.get shows it: upper case, numbers as texts. */
export function shownActivity(state: PortalState, one: Activity): Params {
  return {
    ...ownColumns(one),
    ...resultColumns(),
    ...one.results,
    SETTINGS: phpMap(one.settings),
    PROVIDER_PARAMS: phpMap(one.providerParams),
    PROVIDER_DATA: one.providerData ?? null,
    COMMUNICATIONS: one.communications.map((each) => ({
      ID: String(each.id),
      TYPE: each.type,
      VALUE: each.value,
      ENTITY_ID: String(each.entityId),
      ENTITY_TYPE_ID: String(each.entityTypeId),
      ENTITY_SETTINGS: entitySettings(state, each),
    })),
    FILES: one.fileIds.map((id) => ({ id, url: `${state.url}/_file/${id}/` })),
  }
}

function ownColumns(one: Activity): Params {
  return {
    ID: String(one.id),
    OWNER_ID: String(one.ownerId),
    OWNER_TYPE_ID: String(one.ownerTypeId),
    TYPE_ID: String(one.typeId),
    PROVIDER_ID: one.providerId,
    PROVIDER_TYPE_ID: one.providerTypeId,
    PROVIDER_GROUP_ID: null,
    ASSOCIATED_ENTITY_ID: String(one.associatedEntityId),
    SUBJECT: one.subject,
    CREATED: one.created,
    LAST_UPDATED: one.updated,
    START_TIME: one.startTime ?? '',
    END_TIME: one.endTime ?? '',
    DEADLINE: one.deadline ?? '',
    COMPLETED: one.completed ? 'Y' : 'N',
    STATUS: one.completed ? '2' : '1',
    RESPONSIBLE_ID: String(one.responsibleId),
    PRIORITY: String(one.priority),
    NOTIFY_TYPE: String(one.notifyType ?? 0),
    NOTIFY_VALUE: String(one.notifyValue ?? 0),
    DESCRIPTION: one.description,
    DESCRIPTION_TYPE: String(one.descriptionType),
    DIRECTION: String(one.direction),
    LOCATION: one.location,
    ORIGINATOR_ID: one.originatorId,
    ORIGIN_ID: one.originId,
    ORIGIN_VERSION: one.originVersion,
    AUTHOR_ID: String(one.authorId),
    EDITOR_ID: String(one.editorId),
    IS_INCOMING_CHANNEL: one.incomingChannel ? 'Y' : 'N',
  }
}

function resultColumns(): Params {
  return {
    RESULT_MARK: '0',
    RESULT_VALUE: null,
    RESULT_SUM: null,
    RESULT_CURRENCY_ID: null,
    RESULT_STATUS: '0',
    RESULT_STREAM: '0',
    RESULT_SOURCE_ID: null,
    AUTOCOMPLETE_RULE: '0',
  }
}

function entitySettings(state: PortalState, binding: { entityTypeId: number; entityId: number }): Params | unknown[] {
  const item = itemOf(state, binding)
  if (!item) return []
  if (binding.entityTypeId === CONTACT) return contactSettings(state, item)
  return phpMap(item.title === undefined ? {} : { [titleName(binding.entityTypeId)]: item.title })
}

function titleName(entityTypeId: number): string {
  return entityTypeId === COMPANY ? 'COMPANY_TITLE' : entityTypeId === LEAD ? 'LEAD_TITLE' : 'TITLE'
}

function contactSettings(state: PortalState, contact: Item): Params {
  const company = contact.companyId
    ? itemOf(state, { entityTypeId: COMPANY, entityId: Number(contact.companyId) })
    : undefined
  return {
    HONORIFIC: contact.honorific ?? '',
    NAME: contact.name ?? '',
    SECOND_NAME: contact.secondName ?? '',
    LAST_NAME: contact.lastName ?? '',
    COMPANY_TITLE: company?.title ?? '',
    COMPANY_ID: String(company?.id ?? 0),
  }
}

export const activityColumns: Columns<Activity> = {
  ID: columnOf('number', (one) => one.id),
  OWNER_ID: columnOf('number', (one) => one.ownerId),
  OWNER_TYPE_ID: columnOf('number', (one) => one.ownerTypeId),
  TYPE_ID: columnOf('number', (one) => one.typeId),
  PROVIDER_ID: columnOf('text', (one) => one.providerId),
  PROVIDER_TYPE_ID: columnOf('text', (one) => one.providerTypeId),
  SUBJECT: columnOf('text', (one) => one.subject),
  CREATED: columnOf('time', (one) => one.created),
  LAST_UPDATED: columnOf('time', (one) => one.updated),
  START_TIME: columnOf('time', (one) => one.startTime),
  END_TIME: columnOf('time', (one) => one.endTime),
  DEADLINE: columnOf('time', (one) => one.deadline),
  COMPLETED: columnOf('flag', (one) => (one.completed ? 'Y' : 'N')),
  RESPONSIBLE_ID: columnOf('number', (one) => one.responsibleId),
  AUTHOR_ID: columnOf('number', (one) => one.authorId),
  DIRECTION: columnOf('number', (one) => one.direction),
  PRIORITY: columnOf('number', (one) => one.priority),
  ORIGINATOR_ID: columnOf('text', (one) => one.originatorId),
  ORIGIN_ID: columnOf('text', (one) => one.originId),
  ORIGIN_VERSION: columnOf('text', (one) => one.originVersion),
  ASSOCIATED_ENTITY_ID: columnOf('number', (one) => one.associatedEntityId),
  STATUS: columnOf('number', (one) => (one.completed ? 2 : 1)),
  EDITOR_ID: columnOf('number', (one) => one.editorId),
  IS_INCOMING_CHANNEL: columnOf('flag', (one) => (one.incomingChannel ? 'Y' : 'N')),
  LOCATION: columnOf('text', (one) => one.location),
  DESCRIPTION: columnOf('text', (one) => one.description),
}
