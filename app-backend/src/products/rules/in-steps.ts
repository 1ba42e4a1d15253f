/** Long work that gives way now and then: whoever runs it decides what happens between its steps. */
export type Steps<Result> = Generator<undefined, Result>

/** All of it at once. */
export function allSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Things that are dealt with between two steps: a few milliseconds of work. */
export const stepSize = 2_000
