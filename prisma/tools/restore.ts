// Restores a backup into an empty database and, with FILES_DIR, into an empty folder: restore <file>
import { restoreBackup } from '../src/backup/index.ts'
import { tellFaults, withDatabase } from './whose-database.ts'

await tellFaults(async () => {
  const [file] = process.argv.slice(2)
  if (!file) throw new Error('Usage: restore <file>. The database must be empty.')
  const now = () => new Date()
  const { madeAt, tables, files } = await withDatabase((url) =>
    restoreBackup(file, { url, filesDir: process.env['FILES_DIR'], now }),
  )
  const rows = Object.values(tables).reduce((sum, one) => sum + one.rows, 0)
  process.stdout.write(
    `Restored as of ${madeAt}: ${rows} rows in ${Object.keys(tables).length} tables, ${files} files.\n`,
  )
  process.stdout.write('Every table is equal to the backup.\n')
})
