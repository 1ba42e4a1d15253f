import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { batchUpdate } from './batch-update.ts'
import { aServiceAccount } from './service-account.ts'
import { aSpreadsheet, GoogleError, type SpreadsheetState } from './spreadsheet-state.ts'
import { batchGet, batchWrite, searchMarks } from './values.ts'

export interface Google {
  url: string
  tokenUrl: string
  /** Key of the service account, as its file says. */
  key(): string
  /** A spreadsheet that the account may edit; its id. */
  addSpreadsheet(title: string): string
  spreadsheet(id: string): SpreadsheetState
  /** The account is taken off the spreadsheet's editors, or put back. */
  share(id: string, allowed: boolean): void
  deleteKey(): void
  /** How many of the next requests are refused as too many. */
  refuse(count: number): void
  requests: { read: number; write: number }
  stop(): Promise<void>
}

/** Of one account within a minute, reads and writes apart. Google: Sheets API, "Usage limits". */
const mostOfMinute = 60
const writes = /(?::batchUpdate|ByDataFilter)$/

/** Google's spreadsheets, as far as an export uses them: the v4 protocol, access of service accounts, refusals, limits. */
export async function startGoogle({ port = 0, now = () => new Date() } = {}): Promise<Google> {
  const books = new Map<string, SpreadsheetState>()
  const account = aServiceAccount(() => `${url}/token`)
  const sent: { kind: 'read' | 'write'; at: number }[] = []
  const requests = { read: 0, write: 0 }
  let refused = 0
  let url = ''

  function count(kind: 'read' | 'write') {
    const at = now().getTime()
    requests[kind] += 1
    const recent = sent.filter((one) => one.kind === kind && at - one.at < 60_000)
    if (refused > 0 || recent.length >= mostOfMinute) {
      refused = Math.max(0, refused - 1)
      throw new GoogleError(429, 'RESOURCE_EXHAUSTED', `Quota exceeded for quota metric '${kind} requests'`)
    }
    sent.push({ kind, at })
  }

  function bookOf(id: string): SpreadsheetState {
    const book = books.get(id)
    if (!book) throw new GoogleError(404, 'NOT_FOUND', 'Requested entity was not found.')
    if (!book.editors.has(account.email))
      throw new GoogleError(403, 'PERMISSION_DENIED', 'The caller does not have permission')
    return book
  }

  function answer(request: IncomingMessage, body: string): object {
    const { pathname } = new URL(request.url ?? '/', url)
    if (pathname === '/token') return account.grant(new URLSearchParams(body), now())
    if (!account.holds((request.headers.authorization ?? '').replace('Bearer ', '')))
      throw new GoogleError(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.')
    const [, id = '', action = ''] = /^\/v4\/spreadsheets\/([\w-]+)(.*)$/.exec(pathname) ?? []
    count(writes.test(pathname) && !action.includes('batchGet') ? 'write' : 'read')
    return (
      actions[`${request.method} ${action}`]?.(bookOf(id), (body === '' ? {} : JSON.parse(body)) as never) ?? unknown()
    )
  }

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const body = await text(request)
    response.setHeader('content-type', 'application/json; charset=UTF-8')
    try {
      response.end(JSON.stringify(answer(request, body)))
    } catch (error) {
      const fault = error instanceof GoogleError ? error : new GoogleError(500, 'INTERNAL', String(error))
      const { code, status, message } = fault
      const shown =
        status === 'invalid_grant'
          ? { error: status, error_description: message }
          : { error: { code, status, message } }
      response.writeHead(code).end(JSON.stringify(shown))
    }
  }

  const server = createServer((request, response) => void serve(request, response))
  await once(server.listen(port, '127.0.0.1'), 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    tokenUrl: `${url}/token`,
    key: account.key,
    requests,
    addSpreadsheet(title) {
      const id = `1${Buffer.from(`${title}-${books.size}`).toString('base64url')}-played-spreadsheet`
      books.set(id, aSpreadsheet(id, title, [account.email]))
      return id
    },
    spreadsheet: bookOf,
    share: (id, allowed) => void books.get(id)?.editors[allowed ? 'add' : 'delete'](account.email),
    deleteKey: account.revoke,
    refuse: (many) => void (refused = many),
    stop: () => new Promise((done) => server.close(() => done())),
  }
}

const actions: Record<string, (book: SpreadsheetState, body: never) => object> = {
  'GET ': (book) => ({
    properties: { title: book.title },
    sheets: book.sheets.map(({ sheetId, title, rowCount, columnCount }) => ({
      properties: { ...(sheetId === 0 ? {} : { sheetId }), title, gridProperties: { rowCount, columnCount } },
    })),
  }),
  'POST :batchUpdate': (book, { requests }: { requests: object[] }) => batchUpdate(book, requests),
  'POST /values:batchGetByDataFilter': batchGet,
  'POST /values:batchUpdateByDataFilter': batchWrite,
  'POST /developerMetadata:search': searchMarks,
}

function unknown(): never {
  throw new GoogleError(404, 'NOT_FOUND', 'The requested URL was not found on this server.')
}
