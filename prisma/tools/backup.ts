// Writes database and attachment store into one file: backup [file], or checks one: backup --verify <file>
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { verifyBackup, writeBackup } from '../src/backup/index.ts'
import { tellFaults, withDatabase } from './whose-database.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const now = () => new Date()
const nameNow = () => `backups/poryadok-${now().toISOString().replaceAll(/[:.]/g, '-')}.backup`

async function verify(file: string) {
  const { madeAt, migrations, tables, files } = await verifyBackup(file)
  const rows = Object.values(tables).reduce((sum, one) => sum + one.rows, 0)
  say(`${file}: whole. Made at ${madeAt}, ${rows} rows in ${Object.keys(tables).length} tables, ${files} files,`)
  say(`${migrations.length} migrations up to ${migrations.at(-1) ?? 'none'}.`)
}

await tellFaults(async () => {
  const [first, second] = process.argv.slice(2)
  if (first === '--verify') return verify(second ?? '')
  const file = resolve(first ?? nameNow())
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const filesDir = process.env['FILES_DIR']
  const made = await withDatabase((url) => writeBackup({ url, filesDir, now }, file))
  await verify(made.file)
  say(`${made.sizeBytes} bytes, sha256 ${made.sha256}`)
})
