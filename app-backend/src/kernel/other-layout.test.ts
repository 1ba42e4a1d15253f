import { expect, it } from 'vitest'
import { otherLayout } from './other-layout.ts'

it.each([
  ['jxthtlm', 'очередь'],
  ['очередь', 'jxthtlm'],
  ['FD-12', 'ав-12'],
  ['Lf 7, ytn', 'да 7б нет'],
])('«%s» is «%s» on the other layout', (typed, meant) => expect(otherLayout(typed)).toBe(meant))
