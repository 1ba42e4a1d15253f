/** A difference from the vendor's page that is meant. */
export interface Deviation {
  /** A method, `*` for anything: `tasks.task.*`. */
  method: string
  /** Path of the difference, `*` for anything. */
  path: string
  why: string
  /** Page that shows or explains it, without the extension. */
  page: string
}

export const DEVIATIONS: readonly Deviation[] = [
  ...['token', 'file', 'CALL_ID'].map((name) => ({
    method: 'telephony.externalcall.attachrecord',
    path: `params.${name}`,
    why: 'the second step: the form with the file goes to the address of the first answer, which names the call by itself',
    page: 'api-reference/telephony/telephony-external-call-attach-record',
  })),
  {
    method: 'event.offline.*',
    path: 'result*.EVENT_DATA',
    why: 'the example shows a row that was made by hand; a real one carries the data of its event',
    page: 'api-reference/events/offline-events',
  },
  {
    method: 'event.offline.*',
    path: 'result*.EVENT_ADDITIONAL',
    why: 'the example shows a row that was made by hand; a real one tells who changed the thing',
    page: 'api-reference/events/offline-events',
  },
  ...['listLabel', 'formLabel', 'filterLabel', 'items'].map((name) => ({
    method: 'crm.*.fields',
    path: `result{}.${name}`,
    why: 'labels and options of a user field; the example of this page shows none, that of companies does',
    page: 'api-reference/crm/companies/crm-company-fields',
  })),
  {
    method: 'crm.*.userfield.*',
    path: 'params.fields.LIST_FILTER_LABEL',
    why: 'the page allows a text or a map of languages; the derivation reads the first of the two',
    page: 'api-reference/crm/leads/userfield/crm-lead-userfield-add',
  },
  {
    method: 'crm.activity.add',
    path: 'params.fields.TYPE_ID',
    why: 'an activity of an application comes without TYPE_ID: the provider says the kind',
    page: 'api-reference/crm/timeline/activities/app-embedding/activity-app',
  },
  {
    method: 'crm.activity.add',
    path: 'params.fields.COMMUNICATIONS',
    why: 'an activity of an application has no communications',
    page: 'api-reference/crm/timeline/activities/app-embedding/activity-app',
  },
  {
    method: 'crm.activity.add',
    path: 'params.fields.RESPONSIBLE_ID',
    why: 'with nobody named whoever answers for the owner does; the star stands for the field of the record',
    page: 'api-reference/crm/timeline/activities/activity-base/crm-activity-add',
  },
  {
    method: 'tasks.task.*',
    path: 'result*.ufCrmTask',
    why: 'an empty multiple user field is false, as in every answer of PHP; the example shows a filled one',
    page: 'api-reference/tasks/tasks-task-get',
  },
  {
    method: 'tasks.task.*',
    path: 'result*.ufTaskWebdavFiles',
    why: 'an empty multiple user field is false, as in every answer of PHP; the example shows a filled one',
    page: 'api-reference/tasks/tasks-task-get',
  },
  {
    method: 'task.checklistitem.*',
    path: 'result*.PARENT_ID',
    why: 'the root of a checklist has the parent 0, as the list shows; the example of one item shows an item below',
    page: 'api-reference/tasks/checklist-item/task-checklist-item-get-list',
  },
  {
    method: 'calendar.event.getbyid',
    path: 'result',
    why: 'an event that is not there is null, not an error',
    page: 'api-reference/calendar/calendar-event/calendar-event-get-by-id',
  },
  {
    method: 'calendar.event.getbyid',
    path: 'result.RRULE',
    why: 'an event that is not repeated has an empty text; the example shows a repeated one',
    page: 'api-reference/calendar/calendar-event/calendar-event-get-by-id',
  },
  {
    method: 'calendar.event.getbyid',
    path: 'result.UF_CRM_CAL_EVENT',
    why: 'an empty multiple user field is false, as in every answer of PHP; the example shows a filled one',
    page: 'api-reference/calendar/calendar-event/calendar-event-get-by-id',
  },
  {
    method: 'calendar.event.getbyid',
    path: 'result.*TEXT_COLOR',
    why: 'named among the parameters of calendar.event.add, left out of the example',
    page: 'api-reference/calendar/calendar-event/calendar-event-add',
  },
  {
    method: 'timeman.networkrange.check',
    path: 'result',
    why: 'an address outside the office is false; the example shows one inside',
    page: 'api-reference/timeman/networkrange/timeman-networkrange-check',
  },
  {
    method: 'placement.get',
    path: 'result[].options.*',
    why: 'options are what the binding gave, the example gave none',
    page: 'api-reference/widgets/placement-bind',
  },
  {
    method: 'placement.get',
    path: 'result[].langAll.*',
    why: 'languages are keys, the example shows another one',
    page: 'api-reference/widgets/placement-bind',
  },
  {
    method: 'im.chat.get',
    path: 'result',
    why: 'a chat that is not there is null, not an error',
    page: 'api-reference/chats/im-chat-get',
  },
  {
    method: 'im.notify.confirm',
    path: 'result',
    why: 'a notification without buttons has nothing to confirm and answers false',
    page: 'api-reference/chats/notifications/im-notify-confirm',
  },
  {
    method: 'im.user.*',
    path: 'result*.last_activity_date',
    why: 'false for a person who has never come',
    page: 'api-reference/chats/users/im-user-get',
  },
  {
    method: 'im.user.*',
    path: 'result*.phones',
    why: 'false for a person without phones',
    page: 'api-reference/chats/users/im-user-get',
  },
  {
    method: 'im.department.*',
    path: 'result*[]',
    why: 'with USER_DATA the list is of people, the example shows it without',
    page: 'api-reference/chats/departments/im-department-employees-get',
  },
  {
    method: 'im.notify.schema.get',
    path: 'result.*',
    why: 'modules are keys, the example shows other modules',
    page: 'api-reference/chats/notifications/im-notify-schema-get',
  },
  {
    method: 'tasks.task.*',
    path: 'result*.uf*',
    why: 'own fields of the portal come when they are selected',
    page: 'api-reference/tasks/fields',
  },
  {
    method: 'calendar.event.update',
    path: 'result*',
    why: 'a part of a repeated event is answered with a map, as the second example of the page shows',
    page: 'api-reference/calendar/calendar-event/calendar-event-update',
  },
  {
    method: 'im.department.managers.get',
    path: 'result{}',
    why: 'without USER_DATA a head is a bare number, as the first example of the page shows',
    page: 'api-reference/chats/departments/im-department-managers-get',
  },
  {
    method: 'im.user.list.get',
    path: 'result*',
    why: 'without RESULT_TYPE array the answer is a map by number',
    page: 'api-reference/chats/users/im-user-list-get',
  },
  {
    method: 'im.*',
    path: '*.last_activity_date',
    why: 'a person who has never been here has no date',
    page: 'api-reference/chats/users/im-user-get',
  },
  {
    method: 'im.*',
    path: '*.phones',
    why: 'phones are a map or false',
    page: 'api-reference/chats/users/im-user-get',
  },
  {
    method: 'im.*',
    path: '*.absent',
    why: 'the date until which the person is away, or false',
    page: 'api-reference/chats/users/im-user-get',
  },
  {
    method: 'im.*',
    path: '*.mute_list',
    why: 'people by number, an empty list when nobody',
    page: 'api-reference/chats/im-dialog-get',
  },
  {
    method: 'im.dialog.messages.get',
    path: 'result.messages[].params*',
    why: 'params are as many as the message has marks; the example shows a like',
    page: 'api-reference/chats/messages/im-dialog-messages-get',
  },
  {
    method: 'lists.element.get',
    path: 'result[].*',
    why: 'fields that the page names for SELECT; the example selects a few',
    page: 'api-reference/lists/elements/lists-element-get',
  },
  {
    method: 'timeman.networkrange.set',
    path: 'result.error_ranges',
    why: 'ranges that were not understood, as the second example of the page shows',
    page: 'api-reference/timeman/networkrange/timeman-networkrange-set',
  },
  {
    method: 'user.*',
    path: 'params.UF_*',
    why: 'own fields of the profile and lists of departments are written by their names',
    page: 'api-reference/user/userfields/index',
  },
  {
    method: 'user.*',
    path: 'params.FILTER',
    why: 'a map, whatever the table of the page calls it: its examples pass one',
    page: 'api-reference/user/user-search',
  },
]

/** `*` stands for anything. */
export function matchesGlob(text: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(text)
}

export const keyOf = (one: Deviation): string => `${one.method} ${one.path}`

/** Key of the deviation that explains a difference, or null. */
export function deviationOf(method: string, path: string): string | null {
  const found = DEVIATIONS.find((one) => matchesGlob(method, one.method) && matchesGlob(path, one.path))
  return found ? keyOf(found) : null
}
