import { configure, cleanup } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'

// A screen's first import compiles it: on a busy machine that takes longer than the library's second.
configure({ asyncUtilTimeout: 15_000 })

afterEach(cleanup)

// A warning of React or of a library is a fault that nobody would see.
const said: string[] = []
beforeEach(() => {
  said.length = 0
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void said.push(words.map(String).join(' ')))
  }
})
afterEach(() => {
  if (said.length > 0) throw new Error(`the console was written to:\n${said.join('\n')}`)
})

// jsdom lays nothing out: a scroller shows 700 px, and what stands in it is as high as a row. Tests of the build run without a DOM.
if (typeof HTMLElement !== 'undefined') {
  Object.defineProperties(HTMLElement.prototype, {
    clientHeight: { configurable: true, get: () => 700 },
    clientWidth: { configurable: true, get: () => 1200 },
    offsetHeight: { configurable: true, get: () => 61 },
    offsetWidth: { configurable: true, get: () => 1200 },
  })
}
