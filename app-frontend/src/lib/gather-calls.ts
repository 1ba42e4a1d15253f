interface GatheredCalls {
  call: () => void
  cancel: () => void
}

/** Runs the work once, when no call has come for `pauseMs`, and not before the page is visible again. */
export function gatherCalls(work: () => void, pauseMs: number): GatheredCalls {
  let timer: ReturnType<typeof setTimeout> | undefined
  const whenVisible = (): void => {
    if (document.visibilityState === 'visible') {
      document.removeEventListener('visibilitychange', whenVisible)
      work()
    }
  }
  const cancel = (): void => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', whenVisible)
  }
  const call = (): void => {
    cancel()
    timer = setTimeout(() => {
      if (document.visibilityState !== 'visible') document.addEventListener('visibilitychange', whenVisible)
      whenVisible()
    }, pauseMs)
  }
  return { call, cancel }
}
