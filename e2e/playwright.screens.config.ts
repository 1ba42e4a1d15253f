import { defineConfig } from '@playwright/test'
import type { JourneyOptions } from './journeys/journey-options.ts'
import journeys from './playwright.config.ts'

/** Makes every picture of the docs: `pnpm screens`. */
export default defineConfig<object, JourneyOptions>({
  ...journeys,
  // Calls are seen where the portal gave the app its telephony.
  projects: [{ name: 'pictures', use: { moreScopes: ['telephony'] } }],
  testDir: './screens',
  timeout: 120_000,
  // A panel that still slides in would be a little blurred.
  use: { ...journeys.use, contextOptions: { reducedMotion: 'reduce' } },
})
