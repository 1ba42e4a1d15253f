import { expect, it } from 'vitest'
import { loop } from './loop.ts'

it.each([
  [0, null],
  [19, null],
  [20, 'intake.loop'],
  [21, 'intake.loop'],
])('%i letters lately: %s', (lately, code) => {
  expect(loop({ address: 'desk@sosna.example', lately, limit: 20, minutes: 10 })?.code ?? null).toBe(code)
})
