import { z } from 'zod'
import { foreign } from './foreign-rows.ts'

export interface Ids {
  number: number
  uuid: string
  text: string
}
type Json = z.core.JSONSchema.JSONSchema

/** Ids that nobody has. */
export const unknownIds: Ids = { number: 6_999_999, uuid: 'e1e1e1e1-0000-4000-8000-00000000e1e1', text: 'НИЧЬЁ-e1e1' }
export const foreignIds: Ids = foreign

/** A value that the schema takes, with the ids wherever an id may stand; `all` fills what may be left out too. */
export function sampleOf(schema: unknown, ids: Ids, all: boolean): unknown {
  return sample(jsonOf(schema as z.ZodType), ids, all)
}

// Every schema is asked for many samples.
const jsonSchemas = new WeakMap<z.ZodType, Json>()

function jsonOf(schema: z.ZodType): Json {
  const known = jsonSchemas.get(schema)
  if (known) return known
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  jsonSchemas.set(schema, json)
  return json
}

function sample(json: Json | boolean, ids: Ids, all: boolean): unknown {
  if (typeof json === 'boolean') return ids.number
  const choice = json.anyOf?.[0] ?? json.oneOf?.[0] ?? json.allOf?.[0]
  if (choice !== undefined) return sample(choice, ids, all)
  if (json.const !== undefined) return json.const
  if (json.enum) return json.enum[0]
  switch (json.type) {
    case 'object':
      return sampleObject(json, ids, all)
    case 'array':
      return json.items === undefined ? [] : [sample(json.items as Json, ids, all)]
    case 'boolean':
      return true
    case 'null':
      return null
    case 'string':
      return sampleText(json, ids)
    default:
      return Math.min(ids.number, json.maximum ?? ids.number)
  }
}

function sampleObject(json: Json, ids: Ids, all: boolean): Record<string, unknown> {
  const wanted = Object.entries(json.properties ?? {}).filter(([name]) => all || json.required?.includes(name))
  return Object.fromEntries(wanted.map(([name, value]) => [name, sample(value as Json, ids, all)]))
}

const formats: Record<string, string> = {
  'date-time': '2026-11-20T09:00:00Z',
  date: '2026-11-20',
  uri: 'https://zarechie.example/',
}

function sampleText({ format, pattern, maxLength }: Json, { uuid, text }: Ids): string {
  if (format === 'uuid') return uuid
  if (format === 'email') return `somebody-${uuid}@zarechie.example`
  if (format && formats[format]) return formats[format]
  if (pattern?.includes(':[0-5]')) return '09:00'
  if (pattern?.includes('(-')) return '1795338000000-1-1'
  return text.slice(0, maxLength ?? text.length)
}
