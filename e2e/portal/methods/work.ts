import type { MethodSpec } from '../wire/call.ts'
import { calendarMethods } from './calendar/index.ts'
import { groupMethods } from './groups/groups.ts'
import { memberMethods } from './groups/members.ts'
import { listElementMethods } from './lists/list-elements.ts'
import { listFieldMethods } from './lists/list-fields.ts'
import { listSectionMethods } from './lists/list-sections.ts'
import { listMethods } from './lists/lists.ts'
import { chatMethods } from './messenger/chats.ts'
import { messageMethods } from './messenger/messages.ts'
import { messengerPeopleMethods } from './messenger/people.ts'
import { openLineMethods } from './open-lines/session-history.ts'
import { controlMethods } from './timeman/control.ts'
import { dayMethods } from './timeman/days.ts'
import { allTaskMethods } from './tasks/index.ts'

/** What people of a company do together: tasks, calendars, working days, lists, groups, talks. */
export const workMethods: readonly MethodSpec[] = [
  ...allTaskMethods,
  ...calendarMethods,
  ...dayMethods,
  ...controlMethods,
  ...listMethods,
  ...listFieldMethods,
  ...listSectionMethods,
  ...listElementMethods,
  ...groupMethods,
  ...memberMethods,
  ...messengerPeopleMethods,
  ...messageMethods,
  ...chatMethods,
  ...openLineMethods,
]
