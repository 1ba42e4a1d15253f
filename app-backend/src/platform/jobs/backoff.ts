/** Next try after `failures` failures in a row: 2 s, 4 s, 8 s ... at most 5 minutes. */
export function nextTry(failures: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(2 ** Math.max(1, failures), 300) * 1_000)
}
