// Every command and every path that the docs name exists.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { root } from '../set-up/paths.mjs'
import { filesBelow } from '../set-up/stamp.mjs'
import { commands } from '../commands.mjs'
import { mentionsIn } from './mentions.mjs'

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const top = ['app-backend', 'app-frontend', 'prisma', 'e2e', 'docs', 'tools', '.ci']

/** A path of this repository: it starts with one of its folders; patterns are cut at their first placeholder. */
function isOurs(path) {
  return top.some((folder) => path === folder || path.startsWith(`${folder}/`))
}

/** Folders that commands make and git leaves out: of a path into one, the part before it must exist in every checkout. */
const made = readFileSync(join(root, '.gitignore'), 'utf8')
  .split('\n')
  .filter((line) => line.endsWith('/'))
  .map((line) => line.slice(0, -1))

function withoutMade(path) {
  const parts = path.split('/')
  const first = parts.findIndex((part) => made.includes(part))
  return first < 1 ? path : parts.slice(0, first).join('/')
}

function pathExists(path) {
  const known = withoutMade(path.split(/[*<{…]/)[0])
  return existsSync(join(root, known === withoutMade(path) ? known : dirname(`${known}x`)))
}

function faultsOf(file) {
  const { scriptNames, commandNames, paths, links } = mentionsIn(readFileSync(file, 'utf8'))
  const linkExists = (link) => existsSync(resolve(dirname(file), decodeURI(link)))
  return [
    ...scriptNames.filter((name) => !scripts[name]).map((name) => `no script "${name}" in package.json`),
    ...commandNames.filter((name) => !commands[name]).map((name) => `no command "${name}" in tools/commands.mjs`),
    ...paths.filter((path) => isOurs(path) && !pathExists(path)).map((path) => `no file or folder ${path}`),
    ...links.filter((link) => !linkExists(link)).map((link) => `the link to ${link} leads nowhere`),
  ].map((fault) => `${relative(root, file)}: ${fault}`)
}

const documents = filesBelow([join(root, 'README.md'), join(root, 'docs')]).filter((file) => file.endsWith('.md'))
const faults = [
  ...(existsSync(join(root, 'README.md')) ? [] : ['README.md is missing']),
  ...documents.flatMap(faultsOf),
]
process.stdout.write(faults.map((fault) => `${fault}\n`).join(''))
process.stdout.write(`${documents.length} documents, ${faults.length} faults\n`)
process.exitCode = faults.length > 0 ? 1 : 0
