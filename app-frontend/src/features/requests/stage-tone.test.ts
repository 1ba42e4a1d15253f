import { expect, test } from 'vitest'
import { stageTone } from './stage-tone.ts'

const process = (color: string | null) => stageTone({ color, meaning: 'process' })

test.each([
  ['#39A8EF', 'blue'],
  ['#2FC6F6', 'blue'],
  ['#55D0E0', 'blue'],
  ['#47E4C2', 'green'],
  ['#7BD500', 'green'],
  ['#FFA900', 'amber'],
  ['#FF5752', 'red'],
  ['#853AF5', 'violet'],
])('the portal colour %s is the tone %s', (color, tone) => {
  expect(process(color)).toBe(tone)
})

test.each([['#CED4DC'], ['#000000'], ['red'], [null]])('%s has no hue and is grey', (color) => {
  expect(process(color)).toBe('grey')
})

test('a successful stage is green whatever its colour', () => {
  expect(stageTone({ color: '#FF5752', meaning: 'success' })).toBe('green')
})

test('a failed stage is grey whatever its colour', () => {
  expect(stageTone({ color: '#7BD500', meaning: 'failure' })).toBe('grey')
})
