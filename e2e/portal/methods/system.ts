import { EVENT_NAMES } from '../events/catalog.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { anyCase, asText, isYes } from '../wire/params.ts'
import { refusal } from '../wire/rest-error.ts'
import { portalTime } from '../wire/time.ts'
import { findMethod, METHODS } from './registry.ts'

const FEATURES: Record<string, 'Y' | 'N'> = { rest_offline_extended: 'Y', rest_auth_connector: 'Y' }

function method(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return { name, scope: '', status: 'supported', page, handler }
}

export const systemMethods: readonly MethodSpec[] = [
  method('app.info', 'api-reference/common/system/app-info', appInfo),
  method('scope', 'api-reference/common/system/scope', (call) => ({
    result: isYes(anyCase(call.params, 'full')) ? allScopes() : call.caller.scopes,
  })),
  method('methods', 'api-reference/common/system/methods', methodNames),
  method('method.get', 'api-reference/common/system/method-get', methodGet),
  {
    ...method('feature.get', 'api-reference/common/system/feature-get', featureGet),
    status: 'partial',
    missing: 'features other than those of offline events',
  },
  method('server.time', 'api-reference/common/system/server-time', (call) => ({
    result: portalTime(call.state.clock.now()),
  })),
  method('events', 'api-reference/events/events', (call) => ({ result: eventNames(call) })),
]

function appInfo(call: Call): Answer {
  const { app, scopes } = call.caller
  const licence = call.state.settings.edition === 'cloud' ? 'ru_basic' : 'ru_selfhosted'
  if (!app) return { result: { SCOPE: scopes, LICENSE: licence } }
  return {
    result: {
      ID: app.id,
      CODE: app.clientId,
      VERSION: app.version,
      STATUS: 'L',
      INSTALLED: app.installed,
      PAYMENT_EXPIRED: 'N',
      DAYS: null,
      LANGUAGE_ID: 'ru',
      LICENSE: licence,
      LICENSE_TYPE: 'basic',
      LICENSE_FAMILY: 'basic',
    },
  }
}

function allScopes(): string[] {
  return [...new Set(METHODS.flatMap((one) => one.scope))].filter((one) => one !== '').sort()
}

function available(call: Call, spec: MethodSpec): boolean {
  const wanted = typeof spec.scope === 'string' ? [spec.scope] : spec.scope
  return wanted.some((scope) => scope === '' || call.caller.scopes.includes(scope))
}

function methodNames(call: Call): Answer {
  const scope = anyCase(call.params, 'scope')
  const full = isYes(anyCase(call.params, 'full'))
  const fits = (spec: MethodSpec): boolean =>
    full || (scope === undefined ? available(call, spec) : [spec.scope].flat().includes(asText(scope)))
  return { result: METHODS.filter(fits).map((one) => one.name.toLowerCase()) }
}

function methodGet(call: Call): Answer {
  const spec = findMethod(asText(anyCase(call.params, 'name')))
  return { result: { isExisting: spec !== undefined, isAvailable: spec !== undefined && available(call, spec) } }
}

function featureGet(call: Call): Answer {
  const code = asText(anyCase(call.params, 'code'))
  if (code === '') throw refusal.argument('CODE')
  return { result: { value: FEATURES[code] ?? 'N' } }
}

function eventNames(call: Call): string[] {
  const full = isYes(anyCase(call.params, 'full'))
  const scope = anyCase(call.params, 'scope')
  return Object.entries(EVENT_NAMES)
    .filter(([, needed]) =>
      scope === undefined ? full || needed === '' || call.caller.scopes.includes(needed) : needed === asText(scope),
    )
    .map(([name]) => name)
}
