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
  const steps = path
    .replaceAll(/\{(\w+)\}/g, ':$1')
    .split('/')
    .filter(Boolean)
  const named = (place: 'path' | 'query') =>
    parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, description, schema }) => ({
        key: name,
        value: String(exampleOf(schema)),
        description,
        disabled: place === 'query' && !schema.examples,
      }))
  const schema = one.requestBody?.content['application/json']?.schema
  return {
    name: one.summary,
    request: {
      method: method.toUpperCase(),
      header: schema ? [{ key: 'content-type', value: 'application/json' }] : [],
      url: {
        raw: `{{address}}/${steps.join('/')}`,
        host: ['{{address}}'],
        path: steps,
        query: named('query'),
        variable: named('path'),
      },
      ...(schema ? { body: { mode: 'raw', raw: JSON.stringify(exampleOf(schema), null, 2) } } : {}),
    },
  }
}
