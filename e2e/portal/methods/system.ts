import { appStatus } from '../apps/app-status.ts'
import { EVENT_NAMES } from '../events/catalog.ts'
import { lacksMethod, traitsOf } from '../profile.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { anyCase, asText, isYes } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import { portalTime } from '../wire/time.ts'
import { findMethod, METHODS } from './registry.ts'

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
  method('feature.get', 'api-reference/common/system/feature-get', featureGet),
  method('server.time', 'api-reference/common/system/server-time', (call) => ({
    result: portalTime(call.state.clock.now()),
  })),
  method('events', 'api-reference/events/events', (call) => ({ result: eventNames(call) })),
]

function appInfo(call: Call): Answer {
  const { app, scopes } = call.caller
  const { licence } = traitsOf(call.state.settings.profile)
  if (!app) return { result: { SCOPE: scopes, LICENSE: licence.name } }
  return {
    result: {
      ID: app.id,
      CODE: app.clientId,
      VERSION: app.version,
      STATUS: appStatus(app),
      INSTALLED: app.installed,
      PAYMENT_EXPIRED: app.paymentExpired ? 'Y' : 'N',
      DAYS: app.paymentDays ?? null,
      LANGUAGE_ID: 'ru',
      LICENSE: licence.name,
      LICENSE_TYPE: licence.type,
      LICENSE_FAMILY: licence.family,
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
  const here = (spec: MethodSpec): boolean => fits(spec) && !lacksMethod(call.state.settings.profile, spec.name)
  return { result: METHODS.filter(here).map((one) => one.name.toLowerCase()) }
}

function methodGet(call: Call): Answer {
  const spec = findMethod(asText(anyCase(call.params, 'name')))
  const here = spec !== undefined && !lacksMethod(call.state.settings.profile, spec.name)
  return { result: { isExisting: here, isAvailable: here && available(call, spec) } }
}

/** Features that the tariff has; a code that nobody knows is one it has not. */
function featureGet(call: Call): Answer {
  const code = asText(anyCase(call.params, 'code'))
  if (code === '') throw new RestError('CODE_EMPTY', "CODE can't be empty", 400)
  return { result: { value: call.state.settings.features[code] === true ? 'Y' : 'N' } }
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
