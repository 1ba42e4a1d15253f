import { defineConfig } from '@playwright/test'
import journeys from './playwright.config.ts'

/** Makes every picture of the docs: `pnpm screens`. */
export default defineConfig({
  ...journeys,
  projects: [{ name: 'pictures' }],
  testDir: './screens',
  timeout: 120_000,
  // A panel that still slides in would be a little blurred.
  use: { ...journeys.use, contextOptions: { reducedMotion: 'reduce' } },
})
