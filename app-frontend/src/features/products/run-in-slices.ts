import type { Steps } from '@poryadok/app-backend/products/picker/contract'

/** Longest time between two chances for the screen, ms: a frame. */
const sliceMs = 12

/** Lets the browser paint and take keys before the next slice; a message comes sooner than any timer. */
const breath = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })

/** Runs long work in slices, so that typing and scrolling go on meanwhile. `now` in ms. */
export async function runInSlices<Result>(steps: Steps<Result>, now = () => performance.now()): Promise<Result> {
  for (;;) {
    const end = now() + sliceMs
    while (now() < end) {
      const { done, value } = steps.next()
      if (done) return value
    }
    await breath()
  }
}
