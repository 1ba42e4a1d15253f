import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Built as the product's screens are, without what the floor does not have: words, styles by classes, kit. */
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  resolve: { alias: { luxon: here('../../src/app/luxon-stub.ts') } },
  html: { cspNonce: '__NONCE__' },
  build: { target: 'es2022', outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, reportCompressedSize: false },
})
