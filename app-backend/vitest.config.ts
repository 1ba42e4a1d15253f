import { defineConfig } from 'vitest/config'
import { testWorkers } from '../tools/test-workers.mjs'

export default defineConfig({
  test: {
    name: 'app-backend',
    maxWorkers: testWorkers,
    include: ['src/**/*.test.ts'],
    exclude: process.env['PORYADOK_LONG'] ? [] : ['**/*.long.test.ts'],
    globalSetup: ['@poryadok/prisma/testing/global-setup'],
    env: { NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
