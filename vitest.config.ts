import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// A portal and a mail server on this machine are not to be asked for through a company's proxy.
process.env['NO_PROXY'] = '127.0.0.1,localhost'
process.env['no_proxy'] = process.env['NO_PROXY']

export default defineConfig({
  test: {
    projects: [
      'prisma',
      'app-backend',
      'app-frontend',
      'e2e',
      { test: { name: 'tools', include: ['tools/**/*.test.mjs'] } },
    ],
    // Tests wait for a database, a browser or another process much of the time: two at once even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The whole set shares the machine with a database and, on small machines, one core.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
