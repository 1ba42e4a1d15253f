import type { RobotSpec } from '../../store/families/robot-tables.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { appOf } from '../../wire/call.ts'
import { anyCase, asMap } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { checkedCode, invalid, writeRobot } from './robot-fields.ts'

type Kind = RobotSpec['kind']

const NAMES = [
  'HANDLER',
  'AUTH_USER_ID',
  'USE_SUBSCRIPTION',
  'NAME',
  'DESCRIPTION',
  'PROPERTIES',
  'RETURN_PROPERTIES',
  'DOCUMENT_TYPE',
  'FILTER',
  'USE_PLACEMENT',
  'PLACEMENT_HANDLER',
]

/** Robots and workflow activities: two lists of the same thing, an application sees its own. */
export const robotMethods: readonly MethodSpec[] = (['robot', 'activity'] as const).flatMap((kind) => [
  method(kind, 'add', (call) => add(call, kind)),
  method(kind, 'update', (call) => update(call, kind)),
  method(kind, 'list', (call) => ({ result: ownSpecs(call, kind).map((one) => one.code) })),
  method(kind, 'delete', (call) => remove(call, kind)),
])

function method(kind: Kind, verb: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `bizproc.${kind}.${verb}`,
    scope: 'bizproc',
    status: 'supported',
    page: `api-reference/bizproc/bizproc-${kind}/bizproc-${kind}-${verb}`,
    admin: true,
    appContext: true,
    handler,
  }
}

function ownSpecs(call: Call, kind: Kind): RobotSpec[] {
  const { clientId } = appOf(call)
  return [...call.state.robotSpecs.values()].filter((one) => one.clientId === clientId && one.kind === kind)
}

/** Names of parameters whatever their case. */
function fieldsOf(params: Params): Params {
  return Object.fromEntries(
    NAMES.map((name) => [name, anyCase(params, name)] as const).filter(([, value]) => value !== undefined),
  )
}

function add(call: Call, kind: Kind): Answer {
  const { state } = call
  const code = checkedCode(anyCase(call.params, 'CODE'))
  const { clientId } = appOf(call)
  const spec: RobotSpec = {
    id: `${clientId}:${kind}:${code}`,
    clientId,
    kind,
    code,
    handler: '',
    authUserId: 0,
    useSubscription: true,
    name: '',
    description: '',
    properties: {},
    returnProperties: {},
    documentType: [],
    filter: {},
    usePlacement: false,
    placementHandler: '',
  }
  writeRobot(spec, { HANDLER: '', NAME: '', ...fieldsOf(call.params) })
  if (state.robotSpecs.has(spec.id))
    throw new RestError('ERROR_ACTIVITY_ALREADY_INSTALLED', 'Activity or Robot already installed!')
  state.robotSpecs.set(spec.id, spec)
  state.touch()
  return { result: true }
}

function existing(call: Call, kind: Kind): RobotSpec {
  const code = checkedCode(anyCase(call.params, 'CODE'))
  const spec = call.state.robotSpecs.get(`${appOf(call).clientId}:${kind}:${code}`)
  if (!spec) throw new RestError('ERROR_ACTIVITY_NOT_FOUND', 'Activity or Robot not found!')
  return spec
}

/** Changes come in FIELDS; nothing is left half-written when one is refused. */
function update(call: Call, kind: Kind): Answer {
  const spec = existing(call, kind)
  const fields = fieldsOf(asMap(anyCase(call.params, 'FIELDS')))
  if (Object.keys(fields).length === 0) throw invalid('No fields to update')
  const draft = { ...spec }
  writeRobot(draft, fields)
  call.state.robotSpecs.set(spec.id, draft)
  call.state.touch()
  return { result: true }
}

function remove(call: Call, kind: Kind): Answer {
  call.state.robotSpecs.delete(existing(call, kind).id)
  call.state.touch()
  return { result: true }
}
