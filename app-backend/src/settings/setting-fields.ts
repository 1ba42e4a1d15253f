import { z } from 'zod'
import type { Words } from '../kernel/words.ts'
import type { SettingWords } from '../portal/index.ts'

/** One setting of a slice, as forms, differences and histories need it. */
export interface SettingField {
  key: string
  kind: 'flag' | 'number' | 'text' | 'choice' | 'list' | 'person'
  title: Words
  help: Words
  default: unknown
  secret: boolean
  unit: Words | null
  min: number | null
  max: number | null
  options: { value: string; title: Words }[]
}

interface Property {
  type?: string
  enum?: string[]
  default?: unknown
  minimum?: number
  maximum?: number
  words?: SettingWords
}

/**
 * Reads the fields out of a schema. Throws RangeError for a property without a default or words: that is a fault of the slice,
 * found at start.
 */
export function settingFields(schema: z.ZodObject): SettingField[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' }) as { properties?: Record<string, Property> }
  return Object.entries(properties).map(([key, property]) => {
    const { words } = property
    if (!words || property.default === undefined) throw new RangeError(`the setting ${key} has no default or no words`)
    return {
      key,
      kind: kindOf(property),
      title: words.title,
      help: words.help,
      default: property.default,
      secret: words.secret ?? false,
      unit: words.unit ?? null,
      min: property.minimum ?? null,
      max: property.maximum !== undefined && property.maximum < Number.MAX_SAFE_INTEGER ? property.maximum : null,
      options: (property.enum ?? []).map((value) => ({
        value,
        title: words.options?.[value] ?? { ru: value, en: value },
      })),
    }
  })
}

function kindOf({ type, enum: values, words }: Property): SettingField['kind'] {
  if (words?.person) return 'person'
  if (values) return 'choice'
  if (type === 'boolean') return 'flag'
  if (type === 'integer' || type === 'number') return 'number'
  return type === 'array' ? 'list' : 'text'
}

/**
 * Stored values as the schema of today has them: what is absent or no longer fits is the default, what is unknown is dropped.
 */
export function valuesOf<Schema extends z.ZodObject>(schema: Schema, stored: unknown): z.infer<Schema> {
  const given = stored instanceof Object ? (stored as Record<string, unknown>) : {}
  const fitting = Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, one]) => {
    const parsed = one.safeParse(given[key])
    return parsed.success ? [[key, parsed.data]] : []
  })
  return schema.parse(Object.fromEntries(fitting))
}
