import { ApiError, failedAnswer } from './api-error.ts'

/** Longest wait for an answer, ms: the portal itself gives up after 30 s. */
const patience = 30_000
/** Longest wait for a file, ms: a long one is made while it is taken. */
const filePatience = 600_000

/** Where the bearer token comes from; `renew` throws away a token the server refused. */
export interface TokenSource {
  token(): Promise<string>
  renew(refused: string): Promise<string>
}

export interface Api {
  get<T>(path: string, query?: Record<string, string | number | undefined>): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
  put<T>(path: string, body: unknown): Promise<T>
  delete(path: string): Promise<void>
  /** Fetches a file and hands it to the browser's downloads under the name; asked by a POST when there is a body. */
  download(path: string, name: string, body?: unknown): Promise<void>
  /** Sends a file, or a part of one, as it is. */
  upload<T>(path: string, file: Blob, method?: 'POST' | 'PUT'): Promise<T>
  /** Fetches a file into memory. */
  file(path: string): Promise<Blob>
  /** Opens an answer that is read while it comes; only the start is limited in time. */
  open(path: string, signal: AbortSignal): Promise<Response>
}

interface Options {
  tokens: TokenSource
  lang: 'ru' | 'en'
  fetch?: typeof fetch
}

/** Calls of our backend: bearer token, language, one replay after the server refused the token (401). */
export function createApi({ tokens, lang, fetch: doFetch = fetch.bind(globalThis) }: Options): Api {
  const attempt = async (path: string, init: RequestInit, token: string): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${token}`)
    headers.set('accept-language', lang)
    try {
      return await doFetch(path, { ...init, headers, credentials: 'omit' })
    } catch (cause) {
      if (init.signal?.aborted && (init.signal.reason as Error)?.name !== 'TimeoutError') throw cause
      throw new ApiError(init.signal?.aborted ? 'slow' : 'offline', 0)
    }
  }
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    const token = await tokens.token()
    let response = await attempt(path, init, token)
    if (response.status === 401) response = await attempt(path, init, await tokens.renew(token))
    if (!response.ok) throw await failedAnswer(response)
    return response
  }
  const timed = (path: string, init: RequestInit = {}): Promise<Response> =>
    call(path, { ...init, signal: AbortSignal.timeout(patience) })
  const made = (path: string, init: RequestInit): Promise<Response> =>
    call(path, { ...init, signal: AbortSignal.timeout(filePatience) })
  const json = async <T>(response: Response): Promise<T> => {
    try {
      return (await response.json()) as T
    } catch {
      throw new ApiError('unreadable', response.status)
    }
  }
  return {
    get: async <T>(path: string, query = {}) => json<T>(await timed(withQuery(path, query))),
    post: async <T>(path: string, body?: unknown) => json<T>(await timed(path, jsonInit(body))),
    put: async <T>(path: string, body: unknown) => json<T>(await timed(path, { ...jsonInit(body), method: 'PUT' })),
    delete: async (path) => void (await timed(path, { method: 'DELETE' })),
    download: async (path, name, body) =>
      saveFile(await (await made(path, body === undefined ? {} : jsonInit(body))).blob(), name),
    upload: async <T>(path: string, body: Blob, method: 'POST' | 'PUT' = 'POST') =>
      json<T>(await call(path, { method, body, headers: { 'content-type': 'application/octet-stream' } })),
    file: async (path) => (await timed(path)).blob(),
    open: (path, signal) => call(path, { signal, headers: { accept: 'text/event-stream' } }),
  }
}

const jsonInit = (body: unknown): RequestInit =>
  body === undefined
    ? { method: 'POST' }
    : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }

function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  return search.size > 0 ? `${path}?${search}` : path
}

function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
