import type { ApiDescription, DescribedOperation } from './describe-api.ts'
import { exampleOf } from './example-of.ts'

/** The API as a collection of Postman, format 2.1: every call with an example, address and key as variables. */
export function postmanCollection({ info, paths }: ApiDescription): object {
  return {
    info: {
      name: info.title,
      description: info.description,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{key}}', type: 'string' }] },
    variable: [
      { key: 'address', value: 'https://poryadok.example.ru' },
      { key: 'key', value: 'cc_…' },
    ],
    item: Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => itemOf(path, method, one)),
    ),
  }
}

function itemOf(path: string, method: string, one: DescribedOperation): object {
  const parameters = one.parameters ?? []
  // One question at a time: a search by everything at once finds nothing.
  const asked = parameters.find((parameter) => parameter.in === 'query' && parameter.example !== undefined)
  const steps = path
    .replaceAll(/\{(\w+)\}/g, ':$1')
    .split('/')
    .filter(Boolean)
  const named = (place: 'path' | 'query') =>
    parameters
      .filter((parameter) => parameter.in === place)
      .map((parameter) => ({
        key: parameter.name,
        value: String(parameter.example ?? exampleOf(parameter.schema)),
        description: parameter.description,
        disabled: place === 'query' && !parameter.required && parameter !== asked,
      }))
  return {
    name: one.summary,
    request: {
      method: method.toUpperCase(),
      ...bodyOf(one),
      url: {
        raw: `{{address}}/${steps.join('/')}`,
        host: ['{{address}}'],
        path: steps,
        query: named('query'),
        variable: named('path'),
      },
    },
  }
}

function bodyOf({ requestBody }: DescribedOperation): object {
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? []
  if (!type || !content) return { header: [] }
  const header = [{ key: 'content-type', value: type }]
  // The file itself is chosen by whoever tries the call.
  if (type !== 'application/json') return { header, body: { mode: 'file', file: {} } }
  return { header, body: { mode: 'raw', raw: JSON.stringify(exampleOf(content.schema), null, 2) } }
}
