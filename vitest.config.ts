import { defineConfig } from 'vitest/config'
import { testWorkers } from './tools/test-workers.mjs'

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
      { test: { name: 'tools', include: ['tools/**/*.test.mjs'], maxWorkers: testWorkers } },
    ],
    maxWorkers: testWorkers,
    // The whole set shares the machine with a database and, on small machines, one core.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
