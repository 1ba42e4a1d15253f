import { z } from 'zod'

export const fieldKinds = ['flag', 'number', 'text', 'choice', 'list', 'person'] as const

/** One setting with its words in the language of the request: the form is drawn from it. */
export const settingField = z.object({
  key: z.string(),
  kind: z.enum(fieldKinds),
  title: z.string(),
  help: z.string(),
  default: z.unknown(),
  unit: z.string().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Values of a choice. */
  options: z.array(z.object({ value: z.string(), title: z.string() })),
})
export type SettingField = z.infer<typeof settingField>

const person = z.object({ id: z.number().int(), name: z.string() })

export const sliceSettings = z.object({
  name: z.string(),
  title: z.string(),
  /** What stops when the slice is off. */
  summary: z.string(),
  enabled: z.boolean(),
  /** False: the product cannot do without it. */
  switchable: z.boolean(),
  /** Sent back with a change: another one in between is a conflict. */
  revision: z.number().int(),
  updatedAt: z.string().nullable(),
  updatedBy: person.nullable(),
  fields: z.array(settingField),
  values: z.record(z.string(), z.unknown()),
})
export type SliceSettings = z.infer<typeof sliceSettings>

export const allSettings = z.object({
  slices: z.array(sliceSettings),
  /** People to choose from, those who work first. */
  people: z.array(person),
})
export type AllSettings = z.infer<typeof allSettings>

export const saveSettingsBody = z.object({
  revision: z.number().int().min(0),
  enabled: z.boolean(),
  values: z.record(z.string(), z.unknown()),
})
export type SaveSettingsBody = z.infer<typeof saveSettingsBody>

export const resetSettingsBody = z.object({ revision: z.number().int().min(0) })

export const settingChange = z.object({
  /** `enabled` is the switch of the slice. */
  key: z.string(),
  title: z.string(),
  before: z.unknown(),
  after: z.unknown(),
})
export type SettingChange = z.infer<typeof settingChange>

export const settingsHistory = z.object({
  entries: z.array(
    z.object({
      id: z.number().int(),
      at: z.string(),
      by: person.nullable(),
      changes: z.array(settingChange),
    }),
  ),
  /** Ask for what is older with `before`; null at the end. */
  next: z.number().int().nullable(),
})
export type SettingsHistory = z.infer<typeof settingsHistory>

export const historyQuery = z.object({ before: z.coerce.number().int().positive().optional() })

/** The parsed file goes as it is: what it must be is said by the answer, in words. */
export const previewFileBody = z.object({ file: z.unknown() })
export const applyFileBody = z.object({ file: z.unknown(), basis: z.string().max(100) })

export const filePreview = z.object({
  changes: z.array(z.object({ slice: z.string(), sliceTitle: z.string(), ...settingChange.shape })),
  /** Slices and settings of the file that this version does not know: they are left out. */
  ignored: z.array(z.string()),
  /** Sent back with the file: settings changed in between are a conflict. */
  basis: z.string(),
})
export type FilePreview = z.infer<typeof filePreview>

export const fileApplied = z.object({ changed: z.number().int() })
export type FileApplied = z.infer<typeof fileApplied>
