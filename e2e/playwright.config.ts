import { defineConfig } from '@playwright/test'
import { long } from './journeys/how-large.ts'
import type { JourneyOptions } from './journeys/journey-options.ts'

/** Chromium is found by the test runner (`tools/chromium.mjs`) and given by its path. */
const executablePath = process.env['PORYADOK_CHROMIUM']

export default defineConfig<object, JourneyOptions>({
  testDir: './journeys',
  outputDir: '../test-results',
  fullyParallel: false,
  // A portal of 300 000 requests is enough for one machine.
  workers: long ? 1 : 2,
  retries: 0,
  forbidOnly: true,
  // A busy machine is no fault of the product: what comes at last is waited for, what never comes still fails.
  timeout: long ? 300_000 : 120_000,
  expect: { timeout: long ? 60_000 : 20_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  // Every journey runs with a lead as the request; those of the requests with a smart process too.
  projects: [
    { name: 'lead', use: { entityTypeId: 1, seed: long ? 'large' : 'small' } },
    { name: 'smart process', testDir: './journeys/requests', use: { entityTypeId: 1030 } },
  ],
})
