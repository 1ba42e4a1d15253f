import { defineConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'

/** Russian is the language of the sources; English is translated in locales/en.po. */
export default defineConfig({
  sourceLocale: 'ru',
  locales: ['ru', 'en'],
  catalogs: [
    { path: '<rootDir>/src/locales/{locale}', include: ['src'], exclude: ['**/*.test.*', '**/node_modules/**'] },
  ],
  format: formatter({ origins: false }),
})
