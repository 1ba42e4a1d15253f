import type { MethodSpec } from '../../wire/call.ts'
import { addressMethods } from './addresses.ts'
import { bankDetailMethods } from './bank-details.ts'
import { requisiteLinkMethods } from './links.ts'
import { presetFieldMethods } from './preset-fields.ts'
import { presetMethods } from './presets.ts'
import { requisiteMethods } from './requisites.ts'

/** Requisites with all that hangs on them. */
export const requisiteFamily: readonly MethodSpec[] = [
  ...requisiteMethods,
  ...bankDetailMethods,
  ...presetMethods,
  ...presetFieldMethods,
  ...requisiteLinkMethods,
  ...addressMethods,
]
