import { availableParallelism } from 'node:os'

/**
 * Test files that run at once. Tests wait for a database, a browser or another process much of the time, so there is one
 * more than cores. Each project says it for itself: what the root says is not handed down to projects.
 */
export const testWorkers = availableParallelism() + 1
