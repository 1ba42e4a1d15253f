import type { z } from 'zod'
import type { Words } from '../../kernel/words.ts'

/** What a person reads of a setting, and how it is edited. */
export interface SettingWords {
  title: Words
  help: Words
  /** Unit after a number. */
  unit?: Words
  /** Names of the values of a choice, by value. */
  options?: Record<string, Words>
  /** The number is a person of the portal; 0 = nobody in particular. */
  person?: boolean
  /** Never exported, shown, or kept in the history. */
  secret?: boolean
}

/** A setting with its words; the schema needs a default. */
export const setting = <Schema extends z.ZodType>(schema: Schema, words: SettingWords): Schema => schema.meta({ words })
