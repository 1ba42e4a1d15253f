import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

// Prisma's CLI downloads a native schema engine before any command; the stand-in serves the same protocol from npm
// alone. Set PRISMA_SCHEMA_ENGINE_BINARY to a native engine to use that one: the migrations folder is the same.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= fileURLToPath(new URL('tools/schema-engine.mjs', import.meta.url))

const ownPath = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

const url = process.env['DATABASE_URL']

export default defineConfig({
  schema: ownPath('schema'),
  migrations: { path: ownPath('migrations') },
  // Without a server (generate, migrate diff) the stand-in works on an in-memory database.
  ...(url ? { datasource: { url } } : {}),
})
