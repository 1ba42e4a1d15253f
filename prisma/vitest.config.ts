import { defineConfig } from 'vitest/config'
import { testWorkers } from '../tools/test-workers.mjs'

export default defineConfig({
  test: {
    name: 'prisma',
    maxWorkers: testWorkers,
    include: ['{src,tools}/**/*.test.ts'],
    globalSetup: ['./src/testing/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
