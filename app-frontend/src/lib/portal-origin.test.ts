import { expect, test } from 'vitest'
import { portalOrigin } from './portal-origin.ts'

test.each([
  ['portal.example|1|abc', 'https://portal.example'],
  ['127.0.0.1:9100|0|abc', 'http://127.0.0.1:9100'],
  ['portal.example:443|1|abc', 'https://portal.example'],
])('the frame %s belongs to %s', (name, origin) => {
  expect(portalOrigin(name)).toBe(origin)
})

test.each([[''], ['frame'], ['portal.example|1']])('the window %o is not a frame of a portal', (name) => {
  expect(portalOrigin(name)).toBeNull()
})
