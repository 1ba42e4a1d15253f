import type { RobotRun } from '../../store/families/robot-tables.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { anyCase, asMap, asText } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'

/** How an application answers a robot that waits for it. */
export const robotAnswerMethods: readonly MethodSpec[] = [
  {
    name: 'bizproc.event.send',
    scope: 'bizproc',
    status: 'supported',
    page: 'api-reference/bizproc/bizproc-robot/bizproc-event-send',
    handler: send,
  },
  {
    name: 'bizproc.activity.log',
    scope: 'bizproc',
    status: 'supported',
    page: 'api-reference/bizproc/bizproc-activity/bizproc-activity-log',
    handler: log,
  },
]

/** A token works for its own application and while the robot waits; a used or foreign one is a refusal of access. */
function waiting(call: Call): RobotRun {
  const run = call.state.robotRuns.get(asText(anyCase(call.params, 'EVENT_TOKEN')))
  const foreign = call.caller.app !== null && run?.clientId !== call.caller.app.clientId
  if (!run || foreign || run.status !== 'waiting') throw refusal.accessDenied()
  return run
}

/** Only results the robot announced in RETURN_PROPERTIES are kept. */
function send(call: Call): Answer {
  const run = waiting(call)
  const announced = call.state.robotSpecs.get(run.specId)?.returnProperties ?? {}
  const values = asMap(anyCase(call.params, 'RETURN_VALUES'))
  run.returned = Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(announced, name)))
  run.log.push(asText(anyCase(call.params, 'LOG_MESSAGE')))
  run.status = 'done'
  call.state.touch()
  return { result: true }
}

function log(call: Call): Answer {
  const message = asText(anyCase(call.params, 'LOG_MESSAGE'))
  if (message === '') throw new RestError('ERROR_EMPTY_LOG_MESSAGE', 'Empty log message!')
  waiting(call).log.push(message)
  call.state.touch()
  return { result: true }
}
