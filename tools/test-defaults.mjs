import { availableParallelism } from 'node:os'

/** What holds in every project of the tests. Each says it for itself: what the root says is not handed down to projects. */
export const testDefaults = {
  /** Files at once. Tests wait for a database, a browser or another process much of the time: one more than cores. */
  maxWorkers: availableParallelism() + 1,
  // The whole set shares the machine with a database and, on small machines, one core.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 20_000 } },
}
