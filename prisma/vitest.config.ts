import { defineConfig } from 'vitest/config'
import { testDefaults } from '../tools/test-defaults.mjs'

export default defineConfig({
  test: {
    ...testDefaults,
    name: 'prisma',
    include: ['{src,tools}/**/*.test.ts'],
    globalSetup: ['./src/testing/global-setup.ts'],
  },
})
