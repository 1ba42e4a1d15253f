/** Resolves once the frame that is being made has been painted: what is loaded then takes no time from the first rows. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
