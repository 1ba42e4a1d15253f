/**
 * @typedef {object} Command
 * @property {string} does one line for the list of commands
 * @property {('client' | 'frontend')[]} needs what must be generated or built before it starts
 * @property {string[]} program the file to run (from the root), and arguments that always go with it
 */

/** @type {Record<string, Command>} */
export const commands = {
  demo: {
    does: 'starts everything on this machine and seeds it (--fresh: anew, --check: proves itself and ends)',
    needs: ['client', 'frontend'],
    program: ['e2e/network/demo.ts'],
  },
  test: { does: 'every check and test', needs: ['client'], program: ['tools/test.mjs'] },
  'test:long': {
    does: 'the same proofs at full size; writes docs/measurements.md',
    needs: ['client', 'frontend'],
    program: ['tools/test-long.mjs'],
  },
  dev: {
    does: 'the demo in watch mode',
    needs: ['client'],
    program: ['e2e/network/dev.ts'],
  },
  portal: { does: 'the local portal alone', needs: [], program: ['e2e/portal/main.ts'] },
  'db:migrate': {
    does: 'brings the database at DATABASE_URL (or the embedded one) up to date',
    needs: ['client'],
    program: ['prisma/tools/migrate.ts'],
  },
  'db:migration': {
    does: 'writes the next migration from the schema: db:migration <name>',
    needs: [],
    program: ['prisma/tools/new-migration.mjs'],
  },
  backup: {
    does: 'writes database and files into one file, or checks one: backup [--verify] [file]',
    needs: ['client'],
    program: ['prisma/tools/backup.ts'],
  },
  restore: {
    does: 'restores a backup into an empty database: restore <file>',
    needs: ['client'],
    program: ['prisma/tools/restore.ts'],
  },
  'db:copy': {
    does: 'copies the database to another PostgreSQL server: db:copy <address>',
    needs: ['client'],
    program: ['prisma/tools/copy-database.ts'],
  },
  sbom: {
    does: 'writes the list of packages (CycloneDX) into docs/sbom.cdx.json',
    needs: [],
    program: ['tools/sbom.mjs'],
  },
  bench: {
    does: 'measurements, each beside its floor: bench [name]',
    needs: ['client', 'frontend'],
    program: ['tools/bench.mjs'],
  },
  openapi: { does: "writes the app's OpenAPI document", needs: ['client'], program: ['app-backend/src/openapi.ts'] },
  screens: {
    does: 'makes every picture of the docs',
    needs: ['client', 'frontend'],
    program: ['tools/playwright.mjs', 'test', '--config', 'e2e/playwright.screens.config.ts'],
  },
}
