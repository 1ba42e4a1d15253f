import { defineConfig } from 'vitest/config'
import { testDefaults } from '../tools/test-defaults.mjs'

export default defineConfig({
  test: {
    ...testDefaults,
    // No test leaves anything in a module: a new process for each of the many files would cost more than the tests of most.
    isolate: false,
    name: 'app-backend',
    include: ['src/**/*.test.ts'],
    exclude: process.env['PORYADOK_LONG'] ? [] : ['**/*.long.test.ts'],
    globalSetup: ['@poryadok/prisma/testing/global-setup'],
    env: { NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' },
  },
})
