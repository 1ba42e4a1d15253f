import { checkHandlerUrl } from '../../apps/handler-url.ts'
import type { RobotSpec } from '../../store/families/robot-tables.ts'
import { asInt, asList, asMap, asText, isYes } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'

/** What bizproc.robot.add and bizproc.activity.add refuse has one code and many texts. */
export function invalid(text: string): RestError {
  return new RestError('ERROR_ACTIVITY_VALIDATION_FAILURE', text)
}

export function checkedCode(value: unknown): string {
  const code = asText(value)
  if (code === '') throw invalid('Empty activity code!')
  if (!/^[A-Za-z0-9._-]+$/.test(code)) throw invalid('Wrong activity code!')
  return code
}

/** Fields of a robot as written; those not given stay. Bitrix24 docs: bizproc/bizproc-robot/bizproc-robot-add, -update. */
export function writeRobot(spec: RobotSpec, fields: Params): void {
  if (fields.HANDLER !== undefined) {
    checkHandlerUrl(asText(fields.HANDLER))
    spec.handler = asText(fields.HANDLER)
  }
  if (fields.AUTH_USER_ID !== undefined) spec.authUserId = asInt(fields.AUTH_USER_ID)
  if (fields.USE_SUBSCRIPTION !== undefined)
    spec.useSubscription = !/^(n|0|false)$/i.test(asText(fields.USE_SUBSCRIPTION))
  if (fields.NAME !== undefined) spec.name = textOf(fields.NAME)
  if (fields.DESCRIPTION !== undefined) spec.description = textOf(fields.DESCRIPTION)
  if (fields.PROPERTIES !== undefined) spec.properties = propertiesOf(fields.PROPERTIES)
  if (fields.RETURN_PROPERTIES !== undefined) spec.returnProperties = propertiesOf(fields.RETURN_PROPERTIES)
  if (fields.DOCUMENT_TYPE !== undefined) spec.documentType = documentTypeOf(fields.DOCUMENT_TYPE)
  if (fields.FILTER !== undefined) {
    if (typeof fields.FILTER !== 'object' || fields.FILTER === null) throw invalid('Wrong activity FILTER!')
    spec.filter = asMap(fields.FILTER)
  }
  if (fields.USE_PLACEMENT !== undefined) spec.usePlacement = isYes(fields.USE_PLACEMENT)
  if (fields.PLACEMENT_HANDLER !== undefined) spec.placementHandler = asText(fields.PLACEMENT_HANDLER)
  if (asList(spec.name).every((text) => text === '')) throw invalid('Empty activity NAME!')
  if (spec.usePlacement) checkHandlerUrl(spec.placementHandler)
}

/** One text, or a text a language. */
function textOf(value: unknown): string | Record<string, string> {
  if (typeof value !== 'object' || value === null) return asText(value)
  return Object.fromEntries(Object.entries(value).map(([language, text]) => [language, asText(text)]))
}

function propertiesOf(value: unknown): RobotSpec['properties'] {
  if (typeof value !== 'object' || value === null) throw invalid('Wrong properties array!')
  const properties = Object.entries(value).map(([key, raw]) => {
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(key)) throw invalid(`Wrong property key ${key}!`)
    const property = asMap(raw)
    const name = Object.entries(property).find(([part]) => part.toUpperCase() === 'NAME')?.[1]
    if (asList(name).every((text) => text === '')) throw invalid(`Empty property NAME ${key}!`)
    return [key, property] as const
  })
  return Object.fromEntries(properties)
}

function documentTypeOf(value: unknown): string[] {
  const parts = asList(value).map(asText)
  if (parts.length !== 3 || parts.includes('')) throw invalid('Wrong activity DOCUMENT_TYPE!')
  return parts
}
