import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { addFile } from '../../store/files.ts'
import type { CallStatistic } from '../../store/families/telephony-tables.ts'
import { isFileContent, type FileContent } from '../../store/large-files.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { anyCase, asMap, asText } from '../../wire/params.ts'
import { receiveFile } from '../../wire/receive-file.ts'
import { refusal } from '../../wire/rest-error.ts'
import { callOf } from './call-of.ts'

/** The recording of a finished call: by its address, in the call itself, or to an address that the first answer names. */
export const attachRecordMethods: readonly MethodSpec[] = [
  {
    name: 'telephony.externalCall.attachRecord',
    scope: 'telephony',
    status: 'supported',
    page: 'api-reference/telephony/telephony-external-call-attach-record',
    appContext: true,
    noBatch: true,
    handler: attach,
  },
]

const tickets = new WeakMap<PortalState, Map<string, { statisticId: number; name: string }>>()

function ticketsOf(state: PortalState): Map<string, { statisticId: number; name: string }> {
  const known = tickets.get(state) ?? new Map<string, { statisticId: number; name: string }>()
  tickets.set(state, known)
  return known
}

async function attach(call: Call): Promise<Answer> {
  const { state, params } = call
  const text = (name: string): string => asText(anyCase(params, name))
  if (text('token') !== '') return upload(call, text('token'))
  const [url, name, content] = [text('RECORD_URL'), text('FILENAME'), anyCase(params, 'FILE_CONTENT')]
  if (url === '' && name === '')
    throw refusal.core('Required parameters are not set. Request should contain or URL or FILENAME parameter')
  const row = state.callStatistics.get(callOf(call)?.statisticId ?? 0)
  if (row === undefined)
    throw refusal.core('Call is not found in the statistic table. Looks like it is not finished yet.')
  const fileName = checkedName(name || (new URL(url).pathname.split('/').at(-1) ?? ''))
  if (url !== '') return keep(state, row, fileName, await download(url, state))
  if (content === undefined) {
    const token = randomBytes(24).toString('hex')
    ticketsOf(state).set(token, { statisticId: row.id, name: fileName })
    const query = `auth=${call.caller.accessToken}&token=${token}`
    const uploadUrl = `${state.url}/rest/telephony.externalCall.attachRecord.json?${query}`
    return { result: { uploadUrl, fieldName: 'file' } }
  }
  return keep(state, row, fileName, decoded(asText(content)))
}

function checkedName(name: string): string {
  if (name === '') throw refusal.core('File name is empty')
  if (!/\.(wav|mp3)$/i.test(name)) throw refusal.core('Wrong file extension. Only wav and mp3 are allowed')
  return name
}

function decoded(content: string): Buffer {
  if (content === '') throw refusal.core('File content is empty.')
  if (!/^[\w+/=\s]+$/.test(content))
    throw refusal.core('File content is not properly encoded. Base64 encoding is expected.')
  return Buffer.from(content, 'base64')
}

async function download(url: string, { largeFiles }: PortalState): Promise<FileContent> {
  const answer = await fetch(url)
  if (!answer.ok) throw refusal.core(`Server returns HTTP error code ${answer.status}`)
  return receiveFile(Readable.fromWeb(answer.body as ReadableStream), largeFiles)
}

/** The second step: a form with the file at the address of the ticket. */
function upload({ state, params }: Call, token: string): Answer {
  const ticket = ticketsOf(state).get(token)
  const row = ticket && state.callStatistics.get(ticket.statisticId)
  const { content } = asMap(params.file)
  if (!row || !isFileContent(content)) throw refusal.core('File content is empty.')
  ticketsOf(state).delete(token)
  return keep(state, row, ticket.name, content)
}

/** A recording brought again takes the place of the one before. */
function keep(state: PortalState, row: CallStatistic, name: string, content: FileContent): Answer {
  const file = addFile(state, name, content)
  row.recordFileId = file.id
  const activity = state.activities.get(row.activityId)
  if (activity) activity.fileIds = [file.id]
  state.touch()
  return { result: { FILE_ID: file.id } }
}
