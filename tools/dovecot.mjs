import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Unpacked outside the checkout: the server never runs as root, and its own user must be able to read it. */
const folder = join(tmpdir(), `poryadok-dovecot-${process.getuid?.() ?? 0}`)
const packages = ['dovecot-core', 'dovecot-imapd']

/** Where Debian's Dovecot lies unpacked; null where it does not. Looks only. */
export function findDovecot() {
  return existsSync(join(folder, 'usr/sbin/dovecot')) ? folder : null
}

/** Brings it where it is not there yet: two packages are unpacked into a temporary folder, nothing is installed. */
function bringDovecot() {
  if (findDovecot() !== null) return
  const work = mkdtempSync(`${folder}-`)
  try {
    const quiet = { cwd: work, stdio: /** @type {const} */ ('pipe'), timeout: 120_000 }
    execFileSync('apt-get', ['download', ...packages], quiet)
    const root = join(work, 'root')
    mkdirSync(root, { mode: 0o755 })
    for (const file of readdirSync(work).filter((name) => name.endsWith('.deb')))
      execFileSync('dpkg', ['-x', file, root], quiet)
    moveModules(root)
    renameSync(root, folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The library looks for its modules where the package would install them; unpacked, it takes them from its own folder. */
function moveModules(root) {
  const libraries = join(root, 'usr/lib/dovecot')
  const path = join(libraries, 'libdovecot.so.0.0.0')
  const bytes = readFileSync(path)
  const installed = Buffer.from('/usr/lib/dovecot/modules\0')
  const own = Buffer.concat([Buffer.from('./modules'), Buffer.alloc(installed.length - './modules'.length)])
  const at = bytes.indexOf(installed)
  if (at >= 0) own.copy(bytes, at)
  writeFileSync(path, bytes)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    bringDovecot()
  } catch (error) {
    const [cause] = String(error.stderr ?? error.message).split('\n')
    process.stdout.write(
      `Dovecot could not be had (${cause}): the cases with a real IMAP server are skipped. On Debian: apt-get update\n`,
    )
  }
}
