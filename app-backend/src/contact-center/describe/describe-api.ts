import type { Lang } from '../../platform/errors/error-sentence.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { englishWords } from './english-words.ts'

/** The API by OpenAPI 3.1, as far as other descriptions are made of it. */
export interface ApiDescription {
  openapi: string
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, DescribedOperation>>
  components: object
  security: object[]
}

export interface DescribedOperation {
  operationId: string
  summary: string
  parameters?: {
    name: string
    in: 'path' | 'query' | 'header'
    required?: boolean
    description?: string
    example?: unknown
    schema: JsonSchema
  }[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, { content?: Record<string, { schema: JsonSchema }> }>
}

export interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  examples?: unknown[]
  additionalProperties?: boolean | JsonSchema
  default?: unknown
  /** What it may be is the portal's own: no example fits everywhere. */
  'x-portal'?: boolean
}

/** Where people's words stand in the description; examples are data, and stay. */
const sentences: ReadonlySet<string> = new Set(['title', 'summary', 'description'])

const inEnglish = (api: ApiDescription): ApiDescription =>
  JSON.parse(JSON.stringify(api), (name, value: unknown) =>
    sentences.has(name) && typeof value === 'string' ? translated(value) : value,
  ) as ApiDescription

const translated = (text: string): string =>
  englishWords[text] ?? text.replace(/^Через запятую: /, 'With commas between: ')

const apiBase = '/api/cc/v1/'
/** Calls whose body is a file as it comes: no schema checks it, so none describes it by itself. */
const taking: ReadonlySet<string> = new Set(['calls.upload', 'deals.file'])
const aFile = { content: { 'application/octet-stream': { schema: { type: 'string' } } } }

/** The contact centre's part of what the server's own schemas say: those that check the calls. */
export function describeApi(server: Pick<HttpServer, 'swagger'>, lang: Lang = 'ru'): ApiDescription {
  const api = inRussian(server)
  return lang === 'en' ? inEnglish(api) : api
}

function inRussian(server: Pick<HttpServer, 'swagger'>): ApiDescription {
  const { paths } = server.swagger() as unknown as ApiDescription
  return {
    openapi: '3.1.0',
    info: {
      title: 'Порядок: контакт-центр',
      version: '1.0.0',
      description:
        'Контакты, компании, сделки и звонки портала Битрикс24 для внешнего контакт-центра. Ключ передаётся в заголовке Authorization: Bearer cc_…; телефоны принимаются в любом виде; ошибки по RFC 9457.',
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(
      Object.entries(paths)
        .filter(([path]) => path.startsWith(apiBase))
        .map(([path, methods]) => [path, withFiles(methods)]),
    ),
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  }
}

const withFiles = (methods: ApiDescription['paths'][string]): ApiDescription['paths'][string] =>
  Object.fromEntries(
    Object.entries(methods).map(([method, one]) => [
      method,
      taking.has(one.operationId) ? { ...one, requestBody: aFile } : one,
    ]),
  )
