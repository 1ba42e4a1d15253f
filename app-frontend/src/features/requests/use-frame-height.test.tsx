import { renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { type Services, ServicesContext } from '../../lib/services.ts'
import { aBoot } from '../../testing/render-screen.tsx'
import { useFrameHeight } from './use-frame-height.ts'

/** What the browser of the test sees of the page, px. */
interface Seen {
  height: number
  from: number
  to: number
}

afterEach(() => vi.unstubAllGlobals())

/** Runs the hook in a page that is seen so; the portal's answer to a wish is the next thing to see. */
function inFrame(seen: Seen, next?: Seen) {
  let now = seen
  const ends = vi.fn()
  class Observer {
    private readonly tell: (entries: unknown[]) => void
    constructor(tell: (entries: unknown[]) => void) {
      this.tell = tell
    }
    observe() {
      const { height, from, to } = now
      this.tell([{ boundingClientRect: { top: 0, height }, intersectionRect: { top: from, height: to - from } }])
    }
    unobserve() {}
    disconnect() {
      ends()
    }
  }
  vi.stubGlobal('IntersectionObserver', Observer)
  const resize = vi.fn(() => {
    now = next ?? now
  })
  const greeted = vi.fn(async () => ({ resize }))
  const services = { boot: aBoot(), frame: greeted } as unknown as Services
  const hook = renderHook(useFrameHeight, {
    wrapper: ({ children }) => <ServicesContext value={services}>{children}</ServicesContext>,
  })
  return { resize, greeted, ends, hook }
}

test('a tab cut by the window’s edge is asked to end above it, and is looked at again once it has', async () => {
  const { resize } = inFrame({ height: 900, from: 0, to: 678 }, { height: 658, from: 0, to: 658 })
  await waitFor(() => expect(resize).toHaveBeenCalledExactlyOnceWith(658))
  window.dispatchEvent(new Event('resize'))
  expect(resize).toHaveBeenCalledOnce()
})

test('a tab that is seen whole keeps its height', async () => {
  const { resize, greeted } = inFrame({ height: 658, from: 0, to: 658 })
  await greeted.mock.results[0]?.value
  expect(resize).not.toHaveBeenCalled()
})

test.each([
  ['behind another tab', { height: 900, from: 0, to: 0 }],
  ['in a card that was scrolled down', { height: 900, from: 300, to: 900 }],
])('a tab %s is left alone', async (_, seen) => {
  const { resize, greeted } = inFrame(seen)
  await greeted.mock.results[0]?.value
  expect(resize).not.toHaveBeenCalled()
})

test('a closed screen looks no more', async () => {
  const { resize, ends, hook } = inFrame({ height: 900, from: 0, to: 678 })
  await waitFor(() => expect(resize).toHaveBeenCalledOnce())
  hook.unmount()
  window.dispatchEvent(new Event('resize'))
  expect(ends).toHaveBeenCalledOnce()
  expect(resize).toHaveBeenCalledOnce()
})
