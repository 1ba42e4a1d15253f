import type { Frame } from '@playwright/test'

/** `first`: number of the first row; `fetch`: scroll to the end until so many rows are there; the others are measured. */
export type FrameAct = 'first' | 'tick' | 'sort' | 'fetch' | 'scroll'

/** Does one thing inside the list's frame and tells what it took, ms; `scroll` tells every step. */
export const inList = async <Told>(frame: Frame, act: FrameAct, arg: number): Promise<Told> =>
  (await frame.evaluate(inFrame, { act, arg })) as Told

/** Runs in the page: nothing of this module is there. */
async function inFrame({ act, arg }: { act: FrameAct; arg: number }): Promise<unknown> {
  const painted = (): Promise<void> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve())
        port1.start()
        port2.postMessage(null)
      })
    })
  const grid = document.querySelector('table[role=grid]') as HTMLElement
  const scroller = grid.parentElement as HTMLElement
  const rowAt = (index: number) => grid.querySelector(`tr[data-row="${index}"]`)
  // The product's row leads to its card, the bare one begins with the number.
  const numberOf = (row: Element | null): string =>
    /\/details\/(\d+)\//.exec(row?.querySelector('a')?.href ?? '')?.[1] ??
    /#(\d+)/.exec(row?.textContent ?? '')?.[1] ??
    ''
  const seen = async (isSo: () => boolean): Promise<void> => {
    const until = performance.now() + 30_000
    while (!isSo()) {
      if (performance.now() > until) throw new Error(`${act} is not seen`)
      await painted()
    }
  }
  if (act === 'first') return numberOf(rowAt(0))
  if (act === 'tick') {
    const row = rowAt(arg)
    const startedAt = performance.now()
    row?.querySelector('input')?.click()
    await seen(() => row?.getAttribute('aria-selected') === 'true')
    await painted()
    return performance.now() - startedAt
  }
  if (act === 'sort') {
    const before = numberOf(rowAt(0))
    const startedAt = performance.now()
    grid.querySelectorAll<HTMLElement>('thead button')[0]?.click()
    await seen(() => numberOf(rowAt(0)) !== before)
    return performance.now() - startedAt
  }
  if (act === 'fetch') {
    while (scroller.scrollHeight < arg * 50) {
      const height = scroller.scrollHeight
      scroller.scrollTop = height
      await seen(() => scroller.scrollHeight > height)
    }
    scroller.scrollTop = 0
    await seen(() => rowAt(0) !== null)
    return scroller.scrollHeight
  }
  const steps: number[] = []
  const end = scroller.scrollHeight - scroller.clientHeight * 4
  for (let top = 0; top < end; top += scroller.clientHeight) {
    const startedAt = performance.now()
    scroller.scrollTop = top
    await painted()
    steps.push(performance.now() - startedAt)
  }
  return steps
}
