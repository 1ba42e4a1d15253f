import type { JsonSchema } from './describe-api.ts'

/**
 * An example of a value, by the examples of its parts: obligatory parts and those with examples, without what each portal names
 * otherwise. The page for trying takes the function's own text: it needs nothing from around it.
 */
export function exampleOf(schema: JsonSchema): unknown {
  const { examples, properties, items, anyOf, required = [] } = schema
  if (examples?.length) return examples[0]
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (anyOf?.[0]) return exampleOf(anyOf[0])
  if (properties) {
    const shown = Object.entries(properties).filter(
      ([name, one]) =>
        required.includes(name) || (!one['x-portal'] && (one.examples || one.items?.examples || one.properties)),
    )
    return Object.fromEntries(shown.map(([name, one]) => [name, exampleOf(one)]))
  }
  if (items) return [exampleOf(items)]
  if (schema.default !== undefined) return schema.default
  const [type] = [schema.type ?? 'object'].flat()
  return { string: '', integer: 1, number: 1, boolean: false, object: {}, null: null, array: [] }[type ?? 'object']
}
