import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'prisma',
    include: ['{src,tools}/**/*.test.ts'],
    globalSetup: ['./src/testing/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
