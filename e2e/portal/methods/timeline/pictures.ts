import { addFile } from '../../store/files.ts'
import type { TimelinePicture } from '../../store/families/timeline-tables.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { requiredParam } from '../required-param.ts'
import { timelineMethod } from '../timeline-method.ts'
import { systemPictures } from './system-pictures.ts'

type Kind = TimelinePicture['kind']
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Icons of log messages and logos of activities: those of the portal and those an administrator brought. */
export const pictureMethods: readonly MethodSpec[] = [...family('icon', 'icons'), ...family('logo', 'logo')]

function family(kind: Kind, folder: string): MethodSpec[] {
  const page = `logmessage/${folder}/crm-timeline-${kind}`
  const name = `crm.timeline.${kind}`
  return [
    timelineMethod(`${name}.add`, `${page}-add`, (call) => add(call, kind), { admin: true }),
    timelineMethod(`${name}.get`, `${page}-get`, (call) => ({ result: { [kind]: existing(call, kind) } })),
    timelineMethod(`${name}.list`, `${page}-list`, ({ state }) => {
      const all = everyPicture(state, kind)
      return { result: { [`${kind}s`]: all }, total: all.length }
    }),
    timelineMethod(`${name}.delete`, `${page}-delete`, (call) => remove(call, kind), { admin: true }),
  ]
}

function shown(picture: TimelinePicture): Params {
  return { code: picture.code, isSystem: false, fileUri: `/_file/${picture.fileId}/` }
}

function everyPicture(state: PortalState, kind: Kind): Params[] {
  const own = [...state.timelinePictures.values()].filter((one) => one.kind === kind).map(shown)
  return [...systemPictures.map((code) => ({ code, isSystem: true, fileUri: '' })), ...own]
}

function notFound(kind: Kind, code: string): RestError {
  return new RestError('NOT_FOUND', `${kind === 'icon' ? 'Icon' : 'Logo'} not found for code \`${code}\``)
}

function existing(call: Call, kind: Kind): Params {
  const code = asText(requiredParam(call, 'code'))
  const found = everyPicture(call.state, kind).find((one) => one.code === code)
  if (!found) throw notFound(kind, code)
  return found
}

function add(call: Call, kind: Kind): Answer {
  const code = asText(requiredParam(call, 'code'))
  const content = Buffer.from(asText(requiredParam(call, 'fileContent')), 'base64')
  if (code === '' || everyPicture(call.state, kind).some((one) => one.code === code))
    throw new RestError('INVALID_ARG_VALUE', 'Code is already used')
  if (!content.subarray(0, PNG.length).equals(PNG))
    throw new RestError('INVALID_ARG_VALUE', 'Неверно указан параметр fileContent')
  const file = addFile(call.state, `${code}.png`, content)
  const picture: TimelinePicture = { id: `${kind}:${code}`, kind, code, fileId: file.id }
  call.state.timelinePictures.set(picture.id, picture)
  call.state.touch()
  return { result: { [kind]: shown(picture) } }
}

/** Pictures of the portal itself stay. */
function remove(call: Call, kind: Kind): Answer {
  const code = asText(requiredParam(call, 'code'))
  if (!call.state.timelinePictures.delete(`${kind}:${code}`)) throw notFound(kind, code)
  call.state.touch()
  return { result: true }
}
