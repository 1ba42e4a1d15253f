import { defineConfig } from 'vitest/config'
import { testDefaults } from './tools/test-defaults.mjs'

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
      { test: { ...testDefaults, name: 'tools', include: ['tools/**/*.test.mjs'] } },
    ],
    maxWorkers: testDefaults.maxWorkers,
  },
})
