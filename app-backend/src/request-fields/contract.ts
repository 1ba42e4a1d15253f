import { z } from 'zod'
import { fieldTypes, linkTargets } from './rules/field-definition.ts'

export { fieldTypes }

/** What is written wrong in a set, by the code that the screen has a sentence for. */
const fault = {
  label: 'fields.no-label',
  code: 'fields.bad-code',
  twice: 'fields.code-twice',
  options: 'fields.no-options',
  section: 'fields.no-section',
} as const

const label = z.string().trim().min(1, fault.label).max(100)
const words = z.object({ ru: label, en: label })
const sectionId = z.string().regex(/^[a-z0-9-]{1,30}$/)

export const fieldDefinition = z.object({
  /** 36 letters: with the prefix of the longest type a name has 50. */
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,35}$/, fault.code),
  type: z.enum(fieldTypes),
  label: words,
  section: sectionId,
  multiple: z.boolean().default(false),
  hidden: z.boolean().default(false),
  options: z
    .array(z.object({ xmlId: z.string().min(1).max(60), label: words }))
    .max(300)
    .default([]),
  target: z.enum(linkTargets).nullable().default(null),
})
export type FieldDefinitionView = z.infer<typeof fieldDefinition>

export const fieldSet = z
  .object({
    sections: z
      .array(z.object({ id: sectionId, title: words }))
      .min(1)
      .max(20),
    fields: z.array(fieldDefinition).max(200),
  })
  .superRefine(({ sections, fields }, context) => {
    const known = new Set(sections.map(({ id }) => id))
    const codes = new Set<string>()
    fields.forEach(({ code, section, type, options }, at) => {
      const say = (name: string, message: string) =>
        context.addIssue({ code: 'custom', path: ['fields', at, name], message })
      if (codes.has(code)) say('code', fault.twice)
      if (!known.has(section)) say('section', fault.section)
      if (type === 'enumeration' && options.length === 0) say('options', fault.options)
      codes.add(code)
    })
  })
export type FieldSetView = z.infer<typeof fieldSet>

const difference = z.object({
  what: z.enum(['type', 'multiple', 'label', 'mandatory', 'option-missing', 'option-renamed', 'option-extra']),
  ours: z.string(),
  portal: z.string(),
})
export type FieldDifferenceView = z.infer<typeof difference>

export const comparedField = z.object({
  code: z.string(),
  /** What a person reads: of the set, else of the portal. */
  label: z.string(),
  state: z.enum(['same', 'missing', 'differs', 'extra']),
  because: z.array(difference),
  mendable: z.boolean(),
})
export type ComparedFieldView = z.infer<typeof comparedField>

/** A lead has two cards: of a new client and of a repeated one; a smart process has one. */
const comparedCard = z.object({
  card: z.enum(['first', 'repeat', 'only']),
  state: z.enum(['same', 'differs', 'absent']),
})

export const storedFields = z.object({
  set: fieldSet,
  /** 0: nobody has changed the ready set yet. */
  revision: z.int(),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  mayEdit: z.boolean(),
})
export type StoredFields = z.infer<typeof storedFields>

export const fieldsBesidePortal = z.object({
  fields: z.array(comparedField),
  cards: z.array(comparedCard),
  entity: z.enum(['lead', 'process']),
  /** Simple CRM: a lead becomes a deal at once, so that the fields of leads are of no use. */
  simpleCrm: z.boolean(),
})
export type FieldsBesidePortal = z.infer<typeof fieldsBesidePortal>

const codes = z.array(z.string().max(50)).max(300)
export const saveFieldsBody = z.object({ set: fieldSet, revision: z.int() })
export const adoptFieldsBody = z.object({ codes: codes.min(1), revision: z.int() })
export const applyFieldsBody = z.object({
  /** Fields to make or to bring to the set; only these are touched. */
  codes,
  cards: z.boolean(),
  /** Personal layouts of the card give way to the common one. */
  everyone: z.boolean(),
  revision: z.int(),
})
export type ApplyFieldsBody = z.infer<typeof applyFieldsBody>
export const applyStarted = z.object({ taskId: z.uuid() })

/** A later version of the format has a higher number. */
export const fieldsFileVersion = 1
export const fieldsFile = z.object({
  format: z.literal('poryadok-fields'),
  version: z.literal(fieldsFileVersion),
  exportedAt: z.iso.datetime(),
  set: fieldSet,
})
export type FieldsFile = z.infer<typeof fieldsFile>
