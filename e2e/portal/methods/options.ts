import { appOptions, setAppOptions, setUserOptions, userOptions } from '../apps/options.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { appOf } from '../wire/call.ts'
import type { Params } from '../wire/params.ts'
import { anyCase, asMap, asText, phpMap } from '../wire/params.ts'
import { refusal } from '../wire/rest-error.ts'

const PAGES = 'api-reference/common/settings'

export const optionMethods: readonly MethodSpec[] = [
  {
    name: 'app.option.get',
    scope: '',
    status: 'supported',
    page: `${PAGES}/app-option-get`,
    appContext: true,
    handler: (call) => read(call, appOptions(call.state, appOf(call).clientId)),
  },
  {
    name: 'app.option.set',
    scope: '',
    status: 'supported',
    page: `${PAGES}/app-option-set`,
    appContext: true,
    admin: true,
    handler: (call) => {
      setAppOptions(call.state, appOf(call).clientId, written(call))
      return { result: true }
    },
  },
  {
    name: 'user.option.get',
    scope: '',
    status: 'supported',
    page: `${PAGES}/user-option-get`,
    appContext: true,
    handler: (call) => read(call, userOptions(call.state, appOf(call).clientId, call.caller.user.id)),
  },
  {
    name: 'user.option.set',
    scope: '',
    status: 'supported',
    page: `${PAGES}/user-option-set`,
    appContext: true,
    handler: (call) => {
      setUserOptions(call.state, appOf(call).clientId, call.caller.user.id, written(call))
      return { result: true }
    },
  },
]

function read(call: Call, options: Params): Answer {
  const name = anyCase(call.params, 'option')
  return { result: name === undefined ? phpMap(options) : (options[asText(name)] ?? '') }
}

function written(call: Call): Params {
  const options = asMap(anyCase(call.params, 'options'))
  if (Object.keys(options).length === 0) throw refusal.argument('options')
  return options
}
