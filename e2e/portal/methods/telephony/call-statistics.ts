import { columnOf } from '../../entities/column.ts'
import { listRows, type Columns } from '../../entities/list-rows.ts'
import type { CallStatistic } from '../../store/families/telephony-tables.ts'
import { shownStatistic } from '../../telephony/shown-call.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { anyCase, asText } from '../../wire/params.ts'
import { refusal } from '../../wire/rest-error.ts'

/** The history of all calls of the portal, whoever brought them. */
export const callStatisticMethods: readonly MethodSpec[] = [
  {
    name: 'voximplant.statistic.get',
    scope: 'telephony',
    status: 'partial',
    missing: 'the operators "><", "!><" and "?"; the right is the administrator’s',
    page: 'api-reference/telephony/voximplant/voximplant-statistic-get',
    handler: list,
  },
]

const columns: Columns<CallStatistic> = {
  ID: columnOf('number', (one) => one.id),
  CALL_ID: columnOf('text', (one) => one.callId),
  EXTERNAL_CALL_ID: columnOf('text', (one) => one.externalCallId),
  PORTAL_USER_ID: columnOf('number', (one) => one.portalUserId),
  PORTAL_NUMBER: columnOf('text', (one) => one.portalNumber),
  PHONE_NUMBER: columnOf('text', (one) => one.phoneNumber),
  CALL_TYPE: columnOf('number', (one) => one.callType),
  CALL_DURATION: columnOf('number', (one) => one.duration),
  CALL_START_DATE: columnOf('time', (one) => one.startedAt),
  CALL_FAILED_CODE: columnOf('text', (one) => one.failedCode),
  CRM_ENTITY_TYPE: columnOf('text', (one) => one.entityType),
  CRM_ENTITY_ID: columnOf('number', (one) => one.entityId),
  CRM_ACTIVITY_ID: columnOf('number', (one) => one.activityId),
  REST_APP_ID: columnOf('number', (one) => one.appId),
}

function list({ state, params, caller }: Call): Answer {
  if (!caller.user.admin) throw refusal.accessDenied()
  const sort = asText(anyCase(params, 'SORT'))
  const order = sort === '' ? {} : { order: { [sort]: asText(anyCase(params, 'ORDER')) || 'ASC' } }
  const given = { filter: anyCase(params, 'FILTER'), start: anyCase(params, 'start'), ...order }
  return listRows(state.callStatistics.values(), columns, given, shownStatistic)
}
