import type { ApiDescription, DescribedOperation, JsonSchema } from './describe-api.ts'

/** A client in TypeScript, made of the description: one method an operation, its input and answer typed. */
export function clientSource({ info, paths }: ApiDescription): string {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => methodOf(path, method, one)),
  )
  return [
    `/* ${info.title}, ${info.version}. Made of openapi.json: do not edit. */`,
    head,
    'export const createClient = (address: string, key: string, doFetch: typeof fetch = fetch) => ({',
    ...all,
    '})',
    '',
  ].join('\n')
}

const head = `
export class Refused extends Error {
  readonly status: number
  readonly problem: { code: string; title: string; detail: string; field?: string; allowed?: string[]; requestId: string }
  constructor(status: number, problem: Refused['problem']) {
    super(problem.title)
    this.status = status
    this.problem = problem
  }
}
interface Sent { query?: object; body?: unknown; idempotencyKey?: string }
async function send<T>(doFetch: typeof fetch, key: string, method: string, url: string, { query = {}, body, idempotencyKey }: Sent): Promise<T> {
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => value === undefined ? [] : [[name, String(value)] as [string, string]]))
  const headers: Record<string, string> = { authorization: 'Bearer ' + key }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey
  const answer = await doFetch(search.size > 0 ? url + '?' + search : url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const told: unknown = await answer.json()
  if (!answer.ok) throw new Refused(answer.status, told as Refused['problem'])
  return told as T
}
`

function methodOf(path: string, method: string, one: DescribedOperation): string {
  const of = (place: 'path' | 'query') => (one.parameters ?? []).filter((parameter) => parameter.in === place)
  const [inPath, inQuery] = [of('path'), of('query')]
  const schema = one.requestBody?.content['application/json']?.schema
  const parts = [
    ...inPath.map(({ name, schema: type }) => `${name}: ${typeOf(type)}`),
    ...(inQuery.length === 0
      ? []
      : [`query?: { ${inQuery.map(({ name, schema: type }) => `${name}?: ${typeOf(type)}`).join('; ')} }`]),
    ...(schema ? [`body: ${typeOf(schema)}`, 'idempotencyKey?: string'] : []),
  ]
  const given = parts.length === 0 ? '' : `input: { ${parts.join('; ')} }`
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `\${encodeURIComponent(input.${name})}`)
  const answer = one.responses['200']?.content?.['application/json']?.schema
  const sent = parts.length === 0 ? '{}' : 'input'
  return `  '${one.operationId}': (${given}) => send<${answer ? typeOf(answer) : 'unknown'}>(doFetch, key, '${method.toUpperCase()}', \`\${address}${url}\`, ${sent}),`
}

function typeOf(schema: JsonSchema): string {
  const { properties, items, anyOf, required = [], additionalProperties } = schema
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (anyOf) return anyOf.map(typeOf).join(' | ')
  if (properties)
    return `{ ${Object.entries(properties)
      .map(([name, one]) => `${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(one)}`)
      .join('; ')} }`
  if (items) return `(${typeOf(items)})[]`
  if (typeof additionalProperties === 'object') return `Record<string, ${typeOf(additionalProperties)}>`
  const names: Record<string, string> = {
    string: 'string',
    integer: 'number',
    number: 'number',
    boolean: 'boolean',
    null: 'null',
  }
  return [schema.type ?? 'unknown']
    .flat()
    .map((type) => names[type] ?? 'unknown')
    .join(' | ')
}
