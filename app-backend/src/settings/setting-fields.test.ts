import { expect, it } from 'vitest'
import { z } from 'zod'
import { aSlice } from './testing.ts'
import { settingFields, valuesOf } from './setting-fields.ts'

const { settings } = aSlice()

it('a schema says how each of its settings is edited', () => {
  const kinds = settingFields(settings).map(({ key, kind }) => [key, kind])
  expect(Object.fromEntries(kinds)).toEqual({
    days: 'number',
    remind: 'flag',
    tone: 'choice',
    watchers: 'list',
    ownerId: 'person',
    sign: 'text',
    key: 'text',
  })
})

it('bounds, unit, default and names of values come from the schema', () => {
  const [days, , tone] = settingFields(settings)
  expect(days).toMatchObject({ min: 1, max: 30, default: 5, unit: { ru: 'дней' } })
  expect(tone?.options).toEqual([
    { value: 'calm', title: { ru: 'спокойный', en: 'calm' } },
    { value: 'short', title: { ru: 'краткий', en: 'short' } },
  ])
})

it('a setting without words is a fault of its slice', () => {
  expect(() => settingFields(z.object({ bare: z.boolean().default(true) }))).toThrow(/bare/)
})

it.each([
  ['nothing', null, 5],
  ['what fits', { days: 7 }, 7],
  ['what the schema of today refuses', { days: 99 }, 5],
  ['what it does not know', { hours: 3 }, 5],
])('stored %s is read as the schema has it', (_, stored, days) => {
  expect(valuesOf(settings, stored)).toEqual({ ...settings.parse({}), days })
})

it('one value that does not fit costs only itself', () => {
  expect(valuesOf(settings, { days: 'x', remind: false })).toMatchObject({ days: 5, remind: false })
})
