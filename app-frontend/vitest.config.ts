import { fileURLToPath } from 'node:url'
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { testDefaults } from '../tools/test-defaults.mjs'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// The macros look for their settings from the current folder on, which is the root when all packages are tested together.
process.env['LINGUI_CONFIG'] ??= here('./lingui.config.ts')

/** Screens run in jsdom with the real catalogs: the macros are expanded as in the build, styles are left out. */
export default defineConfig({
  root: here('.'),
  plugins: [
    react(),
    lingui({ cwd: here('.') }),
    babel({ cwd: here('.'), presets: [linguiTransformerBabelPreset({}, { cwd: here('.') })] }),
  ],
  resolve: { alias: { luxon: here('./src/app/luxon-stub.ts') } },
  test: {
    ...testDefaults,
    name: 'app-frontend',
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', '*.test.ts'],
    setupFiles: ['./src/testing/setup.ts'],
    // Deadlines and times are said in the person's zone.
    env: { TZ: 'Europe/Moscow' },
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
  },
})
