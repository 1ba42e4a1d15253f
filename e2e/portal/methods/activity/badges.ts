import type { ActivityBadge } from '../../store/families/timeline-tables.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { asMap, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'
import { timelineMethod } from '../timeline-method.ts'

const PAGE = 'activities/configurable/badges/crm-activity-badge'
const TYPES = new Set(['success', 'failure', 'warning', 'primary', 'secondary'])
const admin = { admin: true } as const

/** Marks that configurable activities put on kanban cards. */
export const badgeMethods: readonly MethodSpec[] = [
  timelineMethod('crm.activity.badge.add', `${PAGE}-add`, add, admin),
  timelineMethod('crm.activity.badge.get', `${PAGE}-get`, (call) => ({ result: { badge: shown(existing(call)) } })),
  timelineMethod('crm.activity.badge.list', `${PAGE}-list`, ({ state }) => ({
    result: { badges: [...state.activityBadges.values()].map(shown) },
  })),
  timelineMethod('crm.activity.badge.delete', `${PAGE}-delete`, remove, admin),
]

function shown({ code, title, value, type }: ActivityBadge): Params {
  return { code, title, value, type }
}

/** One text, or a text a language. */
function textOf(value: unknown): string | Record<string, string> {
  const entries = Object.entries(asMap(value)).map(([language, text]) => [language, asText(text)])
  return entries.length > 0 ? (Object.fromEntries(entries) as Record<string, string>) : asText(value)
}

function add(call: Call): Answer {
  const { params, state } = call
  for (const name of ['code', 'title', 'value', 'type']) {
    if (params[name] === undefined || params[name] === '')
      throw new RestError('REQUIRED_ARG_MISSING', `Argument ${name} is required`)
  }
  const code = asText(params.code)
  const type = asText(params.type)
  if (!TYPES.has(type)) throw new RestError('INVALID_ARG_VALUE', 'Неизвестный тип бейджа')
  if (state.activityBadges.has(code)) throw new RestError('INVALID_ARG_VALUE', 'Бейдж с таким кодом уже существует')
  const badge: ActivityBadge = { id: code, code, title: textOf(params.title), value: textOf(params.value), type }
  state.activityBadges.set(code, badge)
  state.touch()
  return { result: { badge: shown(badge) } }
}

function existing(call: Call): ActivityBadge {
  const badge = call.state.activityBadges.get(asText(call.params.code))
  if (!badge) throw refusal.itemNotFound()
  return badge
}

function remove(call: Call): Answer {
  call.state.activityBadges.delete(existing(call).id)
  call.state.touch()
  return { result: true }
}
