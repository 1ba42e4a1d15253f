import { fileURLToPath } from 'node:url'
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import babel from '@rolldown/plugin-babel'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { laterWords } from './later-words.ts'
import { iconFile, oneChunk } from './one-chunk.ts'
import { ownCallCard } from './own-call-card.ts'
import { preloadView } from './preload-view.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// The macros look for their settings from the current folder on, which is the root when all packages are tested together.
process.env['LINGUI_CONFIG'] ??= here('./lingui.config.ts')

export default defineConfig({
  root: here('.'),
  plugins: [
    react(),
    lingui({ cwd: here('.'), failOnMissing: true, failOnCompileError: true }),
    laterWords({ entry: here('./src/app/main.tsx'), loader: here('./src/app/with-words.ts') }),
    babel({ cwd: here('.'), presets: [linguiTransformerBabelPreset({}, { cwd: here('.') })] }),
    tailwindcss(),
    { ...optimizeLocales.vite({ locales: ['ru-RU', 'en-US'] }), enforce: 'pre' as const },
    preloadView({
      ru: 'locales/ru.po',
      en: 'locales/en.po',
    }),
    ownCallCard(),
  ],
  // The frame managers of the vendor's SDK never format a date: luxon would be most of their weight.
  resolve: { alias: { luxon: here('./src/app/luxon-stub.ts') } },
  // The backend replaces the placeholder by the nonce of each answer.
  html: { cspNonce: '__NONCE__' },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: oneChunk(here('./src/app/main.tsx')), priority: 2 },
            // Icons of later screens: one small file instead of a file each.
            { name: 'icons', test: iconFile, priority: 1 },
          ],
        },
      },
    },
  },
})
