import { randomBytes } from 'node:crypto'
import { addDiskFile, nameTaken } from '../store/disk.ts'
import { isFileContent, type FileContent } from '../store/large-files.ts'
import type { DiskFolder } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { anyCase, asList, asMap, asText, isYes } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import { folderOf, asMade, shownFile } from './disk.ts'

/** Uploads in two ways: contents in the call, or an address to which a multipart form with a `file` field is posted. */
export const diskUploadMethods: readonly MethodSpec[] = [
  {
    name: 'disk.folder.uploadfile',
    scope: 'disk',
    status: 'supported',
    page: 'api-reference/disk/folder/disk-folder-upload-file',
    noBatch: true,
    handler: upload,
  },
]

interface Ticket {
  folderId: number
  userId: number
  generateUniqueName: boolean
}

const tickets = new WeakMap<PortalState, Map<string, Ticket>>()

function ticketsOf(state: PortalState): Map<string, Ticket> {
  const known = tickets.get(state) ?? new Map<string, Ticket>()
  tickets.set(state, known)
  return known
}

function upload(call: Call): Answer {
  const token = asText(anyCase(call.params, 'token'))
  if (token !== '') return posted(call, token)
  const folder = folderOf(call)
  const [name, content] = asList(anyCase(call.params, 'fileContent'))
  const unique = isYes(anyCase(call.params, 'generateUniqueName'))
  if (typeof content === 'string') {
    const fileName = asText(asMap(anyCase(call.params, 'data')).NAME) || asText(name)
    return keep(call, folder, fileName, Buffer.from(content, 'base64'), unique)
  }
  const ticket = randomBytes(24).toString('hex')
  ticketsOf(call.state).set(ticket, { folderId: folder.id, userId: call.caller.user.id, generateUniqueName: unique })
  const address = `${call.state.url}/rest/disk.folder.uploadfile.json?auth=${call.caller.accessToken}&token=${ticket}`
  return { result: { field: 'file', uploadUrl: address } }
}

/** The second step: the form arrives at the ticket's address. */
function posted(call: Call, token: string): Answer {
  const ticket = ticketsOf(call.state).get(token)
  const folder = ticket && call.state.folders.get(ticket.folderId)
  if (!ticket || !folder) throw new RestError('ERROR_ARGUMENT', 'Invalid token')
  ticketsOf(call.state).delete(token)
  const { fileName, content } = asMap(call.params.file)
  if (!isFileContent(content)) throw new RestError('ERROR_ARGUMENT', 'Invalid value of parameter { file }')
  return keep(call, folder, asText(fileName), content, ticket.generateUniqueName)
}

function keep(call: Call, folder: DiskFolder, name: string, content: FileContent, unique: boolean): Answer {
  if (name === '') throw new RestError('ERROR_ARGUMENT', 'Invalid value of parameter { NAME }')
  if (!unique && nameTaken(call.state, folder.id, name))
    throw new RestError('DISK_OBJ_22000', 'Файл с таким именем уже существует')
  const file = addDiskFile(call.state, folder, freeName(call.state, folder.id, name), content, call.caller.user.id)
  return { result: asMade(shownFile(call, file)) }
}

/** `act.pdf`, `act (1).pdf`, … */
function freeName(state: PortalState, folderId: number, name: string): string {
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  let candidate = name
  for (let number = 1; nameTaken(state, folderId, candidate); number += 1) candidate = `${stem} (${number})${extension}`
  return candidate
}
