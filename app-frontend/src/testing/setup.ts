import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

afterEach(cleanup)

// jsdom lays nothing out: the virtual list and the panel measure a fixed room.
if (typeof HTMLElement !== 'undefined') Object.defineProperties(HTMLElement.prototype, {
  offsetHeight: { configurable: true, get: () => 700 },
  offsetWidth: { configurable: true, get: () => 1200 },
})
