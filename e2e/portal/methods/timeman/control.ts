import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { anyCase, asInt, asInts, asList, asMap, asText, isYes } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'

function method(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `timeman.${name}`,
    scope: 'timeman',
    status: 'supported',
    page: `api-reference/timeman/${page}`,
    handler,
  }
}

/** The schedule, office networks and the control of time. */
export const controlMethods: readonly MethodSpec[] = [
  method('schedule.get', 'schedule/timeman-schedule-get', schedule),
  method('networkrange.get', 'networkrange/timeman-networkrange-get', getRanges),
  method('networkrange.set', 'networkrange/timeman-networkrange-set', setRanges),
  method('networkrange.check', 'networkrange/timeman-networkrange-check', checkRange),
  method('timecontrol.settings.get', 'timecontrol/timeman-timecontrol-settings-get', (call) => ({
    result: controlOf(call),
  })),
  method('timecontrol.settings.set', 'timecontrol/timeman-timecontrol-settings-set', setControl),
  method('timecontrol.reports.settings.get', 'timecontrol/timeman-timecontrol-reports-settings-get', reportSettings),
  method('timecontrol.reports.users.get', 'timecontrol/timeman-timecontrol-reports-users-get', reportUsers),
]

const denied = (): RestError => new RestError('ACCESS_ERROR', "You don't have access to use this method", 403)

function needAdmin(call: Call): void {
  if (!call.caller.user.admin) throw denied()
}

/** One schedule for everybody: nine to six with an hour's break, Monday to Friday. No schedule is an empty list. */
function schedule(call: Call): Answer {
  if (asInt(anyCase(call.params, 'id')) !== 1) return { result: [] }
  return {
    result: {
      ID: 1,
      NAME: 'Для всех сотрудников',
      SCHEDULE_TYPE: 'FIXED',
      REPORT_PERIOD: 'MONTH',
      REPORT_PERIOD_OPTIONS: { START_WEEK_DAY: 0 },
      CALENDAR_ID: 1,
      ALLOWED_DEVICES: { browser: true },
      DELETED: '0',
      IS_FOR_ALL_USERS: true,
      WORKTIME_RESTRICTIONS: ['[]'],
      CONTROLLED_ACTIONS: 3,
      UPDATED_BY: 1,
      DELETED_BY: 0,
      DELETED_AT: '',
      CREATED_BY: 0,
      CREATED_AT: call.state.users.get(1)?.registeredAt ?? '',
      SHIFTS: [
        {
          ID: 1,
          NAME: '',
          BREAK_DURATION: 3600,
          WORK_TIME_START: 32400,
          WORK_TIME_END: 64800,
          WORK_DAYS: '12345',
          SCHEDULE_ID: 1,
          DELETED: false,
        },
      ],
      CALENDAR: { ID: 1, NAME: '', PARENT_CALENDAR_ID: 0, SYSTEM_CODE: '', EXCLUSIONS: [] },
      SCHEDULE_VIOLATION_RULES: violationRules,
    },
  }
}

const violationRules: Params = {
  ID: 1,
  SCHEDULE_ID: 1,
  ENTITY_CODE: 'UA',
  MAX_EXACT_START: 33300,
  MIN_EXACT_END: 63900,
  MAX_OFFSET_START: -1,
  MIN_OFFSET_END: -1,
  RELATIVE_START_FROM: -1,
  RELATIVE_START_TO: -1,
  RELATIVE_END_FROM: -1,
  RELATIVE_END_TO: -1,
  MIN_DAY_DURATION: 28800,
  MAX_ALLOWED_TO_EDIT_WORK_TIME: 900,
  MAX_WORK_TIME_LACK_FOR_PERIOD: 3600,
  PERIOD_TIME_LACK_AGENT_ID: 0,
  MAX_SHIFT_START_DELAY: -1,
  MISSED_SHIFT_START: 0,
  USERS_TO_NOTIFY: {
    FIXED_START_END: ['U1'],
    FIXED_PER_RECORD: ['U1'],
    FIXED_EDIT_WORKTIME: ['U1'],
    FIXED_PERIODIC: ['U1'],
    SHIFT_DELAY: [],
    SHIFT_MISSED_START: [],
  },
}

interface Range {
  ip_range: string
  name: string
}

const rangesOf = (call: Call): Range[] => {
  const kept = call.state.timeControl.get('ranges')?.list
  return Array.isArray(kept)
    ? (kept as Range[])
    : [
        { ip_range: '10.0.0.0-10.255.255.255', name: '10.x.x.x' },
        { ip_range: '172.16.0.0-172.31.255.255', name: '172.x.x.x' },
        { ip_range: '192.168.0.0-192.168.255.255', name: '192.168.x.x' },
      ]
}

function getRanges(call: Call): Answer {
  needAdmin(call)
  return { result: rangesOf(call) }
}

/** An address as a number; undefined when it is none. */
function address(text: string): number | undefined {
  const parts = text.trim().split('.').map(Number)
  const whole = parts.length === 4 && parts.every((one) => Number.isInteger(one) && one >= 0 && one <= 255)
  return whole ? parts.reduce((sum, one) => sum * 256 + one, 0) : undefined
}

function bounds(range: string): [number, number] | undefined {
  const [from, to = from] = range.split('-')
  const [first, last] = [address(from ?? ''), address(to ?? '')]
  return first === undefined || last === undefined || first > last ? undefined : [first, last]
}

function setRanges(call: Call): Answer {
  needAdmin(call)
  const given = anyCase(call.params, 'ranges')
  const parsed: unknown = typeof given === 'string' ? parsedJson(given) : given
  if (parsed === null || typeof parsed !== 'object')
    throw new RestError('INVALID_FORMAT', 'A wrong format for the RANGES field is passed')
  const ranges = asList(parsed).map((one) => ({ ip_range: asText(asMap(one).ip_range), name: asText(asMap(one).name) }))
  const wrong = ranges.filter((one) => bounds(one.ip_range) === undefined)
  if (wrong.length > 0) return { result: { result: false, error_ranges: wrong } }
  call.state.timeControl.set('ranges', { id: 'ranges', list: ranges })
  call.state.touch()
  return { result: { result: true } }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Outside of every range the answer is `false`. */
function checkRange(call: Call): Answer {
  needAdmin(call)
  const ip = asText(anyCase(call.params, 'ip')) || '127.0.0.1'
  const at = address(ip)
  const found = rangesOf(call).find((one) => {
    const [first, last] = bounds(one.ip_range) ?? [1, 0]
    return at !== undefined && at >= first && at <= last
  })
  return { result: found ? { ip, range: found.ip_range, name: found.name } : false }
}

const CONTROL: Params = {
  active: false,
  minimum_idle_for_report: 15,
  register_offline: true,
  register_idle: true,
  register_desktop: true,
  report_request_type: 'all',
  report_request_users: [],
  report_simple_type: 'all',
  report_simple_users: [],
  report_full_type: 'all',
  report_full_users: [],
}

const controlOf = (call: Call): Params => {
  const { id: _id, ...kept } = { id: '', ...call.state.timeControl.get('control') }
  return { ...CONTROL, ...kept }
}

function setControl(call: Call): Answer {
  needAdmin(call)
  const changes: Params = {}
  for (const [name, old] of Object.entries(CONTROL)) {
    const value = anyCase(call.params, name)
    if (value === undefined) continue
    if (typeof old === 'boolean') changes[name] = isYes(value)
    else if (typeof old === 'number') changes[name] = asInt(value)
    else changes[name] = Array.isArray(old) ? asInts(value) : asText(value)
  }
  call.state.timeControl.set('control', { id: 'control', ...controlOf(call), ...changes })
  call.state.touch()
  return { result: true }
}

const leads = (call: Call): number[] =>
  [...call.state.departments.values()].filter((one) => one.head === call.caller.user.id).map((one) => one.id)

function reportSettings(call: Call): Answer {
  const { user } = call.caller
  const control = controlOf(call)
  const own = user.admin ? [...call.state.departments.keys()] : leads(call)
  const head = leads(call).length > 0
  return {
    result: {
      active: control.active,
      user_id: user.id,
      user_admin: user.admin,
      user_head: head,
      departments: own.map((id) => ({ id: String(id), name: call.state.departments.get(id)?.name ?? '' })),
      minimum_idle_for_report: control.minimum_idle_for_report,
      report_view_type: user.admin || head ? 'head' : 'simple',
    },
  }
}

/** An employee is told about oneself, a head about the own department, the administrator about any. */
function reportUsers(call: Call): Answer {
  const { user } = call.caller
  const id = asInt(anyCase(call.params, 'department_id'))
  const allowed = user.admin || leads(call).includes(id)
  const people = [...call.state.users.values()].filter(
    (one) => one.active && (allowed && id > 0 ? one.departments.includes(id) : one.id === user.id),
  )
  return {
    result: people.map((one) => ({
      id: one.id,
      name: `${one.name} ${one.lastName}`.trim(),
      first_name: one.name,
      last_name: one.lastName,
      work_position: one.position,
      avatar: '',
      personal_gender: one.gender,
      last_activity_date: one.lastActivity ?? '',
    })),
  }
}
