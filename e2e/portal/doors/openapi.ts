import type { FastifyInstance } from 'fastify'
import type { Door } from './door-list.ts'
import { DOORS } from './door-list.ts'

/** The description of all doors. Every door that answers is in the list, and the other way round: a test compares them. */
export function registerOpenApiDoor(app: FastifyInstance): void {
  app.get('/openapi.json', async () => openApi())
}

function openApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, door] of Object.entries(DOORS)) {
    const [verb = '', route = ''] = name.split(' ')
    const path = `/_portal${route.replaceAll(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [verb.toLowerCase()]: operation(name, route, door) }
  }
  return {
    openapi: '3.0.3',
    info: {
      title: 'Doors of the local portal',
      version: '1.0.0',
      description:
        'What the world does by itself: people, applications, time, letters, faults. From this machine only.',
    },
    paths,
  }
}

function operation(name: string, route: string, { does, body, query, list, type }: Door): Record<string, unknown> {
  const inPath = [...route.matchAll(/:(\w+)/g)].map(([, key = '']) => parameter(key, 'path', 'string'))
  const inQuery = Object.entries(query ?? {}).map(([key, kind]) => parameter(key, 'query', kind))
  const answer = type ?? 'application/json'
  const schema = answer === 'application/json' ? { type: list ? 'array' : 'object' } : { type: 'string' }
  const error = { description: 'Refused', content: { 'application/json': { schema: ERROR } } }
  return {
    operationId: name.replaceAll(/[^A-Za-z]+/g, '-').toLowerCase(),
    summary: does,
    parameters: [...inPath, ...inQuery],
    ...(body ? { requestBody: { content: { 'application/json': { schema: objectOf(body) } } } } : {}),
    responses: { 200: { description: 'Done', content: { [answer]: { schema } } }, 400: error, 404: error },
  }
}

const ERROR = { type: 'object', properties: { error: { type: 'string' } }, required: ['error'] }

function parameter(name: string, place: 'path' | 'query', kind: string): Record<string, unknown> {
  return { name, in: place, required: place === 'path', schema: typeOf(kind) }
}

/** `'string'`, `'integer[]'`, and with `?` at the end when it may be absent. */
function objectOf(body: Record<string, string>): Record<string, unknown> {
  const required = Object.entries(body).flatMap(([name, kind]) => (kind.endsWith('?') ? [] : [name]))
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(body).map(([name, kind]) => [name, typeOf(kind)])),
    ...(required.length > 0 ? { required } : {}),
  }
}

function typeOf(kind: string): Record<string, unknown> {
  const plain = kind.replace(/\?$/, '')
  if (plain.endsWith('[]')) return { type: 'array', items: { type: plain.slice(0, -2) } }
  return { type: plain }
}
