import fc from 'fast-check'
import type { DescribedOperation, JsonSchema } from '../describe/describe-api.ts'

/** What no schema means: other types, nothing, too much, letters that programs stumble over. */
const wild: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    true,
    -1,
    0.5,
    2 ** 53,
    1e308,
    [],
    {},
    [[[[]]]],
    '\u0000',
    '\uD800',
    'я'.repeat(20_000),
  ),
  fc.constantFrom<unknown>(
    "'; DROP TABLE deal; --",
    '{{7*7}}',
    '../../etc/passwd',
    'Ё\u0301',
    '\u202Eabc',
    '🦊'.repeat(60),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer(),
  fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'length', 'id', 'ключ'), fc.string(), { maxKeys: 3 }),
)

const seldom = <Value>(usual: fc.Arbitrary<Value>, odd: fc.Arbitrary<unknown>, one = 8): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: one, arbitrary: usual }, { weight: 1, arbitrary: odd })

/** Values that a schema of the description takes, now and then one that it does not. */
function anInput(schema: JsonSchema): fc.Arbitrary<unknown> {
  return seldom(fitting(schema), wild)
}

function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { anyOf, properties, items, required = [] } = schema
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (anyOf) return fc.oneof(...anyOf.map(fitting))
  if (properties) {
    const named = fc.record(Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, anInput(one)])), {
      requiredKeys: required,
    })
    const stranger = fc.record({ body: named, name: fc.constantFrom('лишнее', '__proto__', 'ID'), value: wild })
    return seldom(
      named,
      stranger.map(({ body, name, value }) => ({ ...body, [name]: value })),
      5,
    )
  }
  if (items) return fc.array(anInput(items), { maxLength: 3 })
  const examples = schema.examples ?? []
  const [type] = [schema.type ?? 'object'].flat()
  const own: Record<string, fc.Arbitrary<unknown>> = {
    string: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    integer: fc.integer({ min: 1, max: 9_999 }),
    number: fc.double({ noNaN: true }),
    boolean: fc.boolean(),
    null: fc.constant(null),
    object: fc.dictionary(fc.string({ maxLength: 10 }), fc.string({ maxLength: 10 }), { maxKeys: 3 }),
  }
  const plain = own[type ?? 'object'] ?? wild
  return examples.length > 0 ? fc.oneof(fc.constantFrom(...examples), plain) : plain
}

export interface WildCall {
  url: string
  payload: string | null
}

const word = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()

/** Calls of an operation, most of them nearly right. */
export function aCall(path: string, { parameters = [], requestBody }: DescribedOperation): fc.Arbitrary<WildCall> {
  const of = (place: string) =>
    fc.record(
      Object.fromEntries(
        parameters.filter((one) => one.in === place).map(({ name, schema }) => [name, anInput(schema).map(word)]),
      ),
      place === 'path' ? {} : { requiredKeys: [] },
    )
  const schema = requestBody?.content['application/json']?.schema
  const body = schema ? anInput(schema).map((value) => JSON.stringify(value) ?? '') : fc.constant(null)
  return fc.record({ inPath: of('path'), inQuery: of('query'), payload: body }).map(({ inPath, inQuery, payload }) => {
    const steps = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(inPath[name] || '0'))
    const search = new URLSearchParams(inQuery as Record<string, string>)
    return { url: search.size > 0 ? `${steps}?${search.toString()}` : steps, payload }
  })
}
