interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  additionalProperties?: boolean | Schema
}

interface Described {
  operationId: string
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}

export interface ApiDocument {
  paths: Record<string, Record<string, Described>>
}

const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

/** Where a value differs from its schema; nothing when it fits. */
function misfits(schema: Schema, value: unknown, at: string): string[] {
  if (schema.anyOf) return schema.anyOf.some((one) => misfits(one, value, at).length === 0) ? [] : [`${at}: none of`]
  if (schema.const !== undefined && schema.const !== value) return [`${at}: not ${JSON.stringify(schema.const)}`]
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: ${JSON.stringify(value)} is not listed`]
  const kinds = schema.type === undefined ? null : [schema.type].flat()
  const kind = kindOf(value)
  if (kinds && !kinds.includes(kind) && !(kind === 'integer' && kinds.includes('number'))) return [`${at}: ${kind}`]
  if (Array.isArray(value))
    return schema.items ? value.flatMap((one, index) => misfits(schema.items as Schema, one, `${at}.${index}`)) : []
  if (kind !== 'object' || !schema.properties) return []
  const held = value as Record<string, unknown>
  const missing = (schema.required ?? []).filter((name) => !(name in held)).map((name) => `${at}.${name} is missing`)
  const strange = schema.additionalProperties === false ? Object.keys(held) : []
  return [
    ...missing,
    ...strange.filter((name) => !(name in (schema.properties ?? {}))).map((name) => `${at}.${name} is strange`),
    ...Object.entries(schema.properties).flatMap(([name, one]) =>
      held[name] === undefined ? [] : misfits(one, held[name], `${at}.${name}`),
    ),
  ]
}

export interface Seen {
  method: string
  /** With its query. */
  path: string
  status: number
  body: unknown
}

/** Compares answers with the API's own document: status and shape; remembers which operations have answered well. */
export function contractWatch(document: ApiDocument) {
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({
      method: method.toUpperCase(),
      steps: path.split('/').length,
      fits: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      isFixed: !path.includes('{'),
      one,
    })),
  )
  const faults: string[] = []
  const answered = new Set<string>()
  return {
    faults,
    unanswered: () => routes.map(({ one }) => one.operationId).filter((id) => !answered.has(id)),
    see({ method, path, status, body }: Seen): void {
      const [bare = ''] = path.split('?')
      const of = routes.filter((route) => route.method === method && route.fits.test(bare))
      const route = of.find(({ isFixed }) => isFixed) ?? of[0]
      if (!route) return
      const { operationId, responses } = route.one
      const answer = responses[String(status)]
      if (!answer && status !== 304) faults.push(`${operationId}: ${status} is not described`)
      const schema = Object.values(answer?.content ?? {})[0]?.schema
      if (schema) faults.push(...misfits(schema, body, `${operationId} ${status}`))
      if (status < 300) answered.add(operationId)
    },
  }
}
