import { measureImport } from './import-rate.ts'
import { machine } from './machine.ts'
import { textTable } from './text-table.ts'

const before = machine()
const rows = Number(process.env['PORYADOK_IMPORT_ROWS'] ?? 10_000)
const found = await measureImport({ rows })
const share = ((found.rate / found.optimum) * 100).toFixed(1)

process.stdout.write(
  `${found.rows} rows into a portal in the cloud, both its limits on\n\n` +
    textTable([
      ['by the portal’s clock', 'rows a second'],
      [`the product, over ${found.windows} windows of ten minutes`, found.rate.toFixed(2)],
      ['what both limits allow', found.optimum.toFixed(2)],
      ['share', `${share} %`],
      ['what they allow to the vendor’s client by chunks, a row a call', found.single.toFixed(2)],
      ['refusals for a limit', String(found.refused)],
    ]) +
    '\n' +
    textTable([
      ['by this machine’s clock', 'rows a second'],
      ['from the file into staging', found.loading.toFixed(0)],
      ['read by the mapping', found.checking.toFixed(0)],
      ['written, while no limit holds it', found.writing.toFixed(0)],
      ['the vendor’s client by chunks, no limits, nothing kept', found.sdk.toFixed(0)],
    ]) +
    '\n' +
    textTable([
      ['the product’s process', ''],
      ['processor seconds a 100 000 rows', found.cpu.toFixed(0)],
      ['memory at rest, MB', String(found.atRest)],
      ['most memory, MB', String(found.peak)],
    ]) +
    `\n${before}\n`,
)
