/**
 * The maps of a pnpm lockfile as nested objects. The file is written by pnpm: two spaces a level, one key a line, lists and
 * small maps in one line, which stay as text.
 * @param {string} text
 */
function readLock(text) {
  const top = {}
  const open = [{ indent: -1, map: top }]
  for (const line of text.split('\n')) {
    const match = /^( *)(?:'([^']+)'|([^\s:'][^:]*)):(?: (.*))?$/.exec(line)
    if (!match) continue
    const [, spaces = '', quoted, plain, value] = match
    while ((open.at(-1)?.indent ?? -1) >= spaces.length) open.pop()
    const map = value === undefined ? {} : unquoted(value)
    open.at(-1).map[quoted ?? plain] = map
    if (value === undefined) open.push({ indent: spaces.length, map })
  }
  return top
}

const unquoted = (value) => value.replace(/^'(.*)'$/, '$1')

/** Packages that the running product consists of; the others build and test it. */
const PRODUCT = ['app-backend', 'app-frontend', 'prisma']

/** Keys of the snapshots that the product's own dependencies lead to. */
function neededAtRun({ importers, snapshots }) {
  const seen = new Set()
  const waiting = PRODUCT.flatMap((name) => {
    const { dependencies = {}, optionalDependencies = {} } = importers[name] ?? {}
    return Object.entries({ ...dependencies, ...optionalDependencies }).map(([key, { version }]) => `${key}@${version}`)
  })
  while (waiting.length > 0) {
    const key = waiting.pop()
    if (seen.has(key) || typeof snapshots[key] !== 'object') {
      if (snapshots[key] !== undefined) seen.add(key)
      continue
    }
    seen.add(key)
    const { dependencies = {}, optionalDependencies = {} } = snapshots[key]
    for (const [name, version] of Object.entries({ ...dependencies, ...optionalDependencies }))
      waiting.push(snapshots[`${name}@${version}`] === undefined ? version : `${name}@${version}`)
  }
  return new Set([...seen].map((key) => key.split('(')[0]))
}

/** Hex of the integrity that the lockfile names, as CycloneDX writes it. */
function hashOf(resolution) {
  const [, algorithm, base64] = /integrity: (sha\d+)-([^},\s]+)/.exec(resolution ?? '') ?? []
  if (!algorithm) return []
  return [
    { alg: algorithm.toUpperCase().replace('SHA', 'SHA-'), content: Buffer.from(base64, 'base64').toString('hex') },
  ]
}

/**
 * Every package of the lockfile as a CycloneDX document, https://cyclonedx.org/specification/overview/: the same lockfile gives the
 * same document. What is not part of the running product is `excluded`.
 * @param {string} text of pnpm-lock.yaml
 * @param {string} version of the product
 */
export function sbomOfLock(text, version) {
  const lock = readLock(text)
  const needed = neededAtRun(lock)
  const components = Object.entries(lock.packages).map(([key, { resolution }]) => {
    const at = key.lastIndexOf('@')
    const [name, number] = [key.slice(0, at), key.slice(at + 1)]
    const purl = `pkg:npm/${name.replace('@', '%40')}@${number}`
    const scope = needed.has(key) ? 'required' : 'excluded'
    return { type: 'library', 'bom-ref': purl, name, version: number, scope, hashes: hashOf(resolution), purl }
  })
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': 'poryadok', name: 'poryadok', version } },
    components,
  }
}

/** One component a line, so that a change of the lockfile shows as itself. */
export function sbomText({ components, ...head }) {
  const lines = components.map((component) => `    ${JSON.stringify(component)}`).join(',\n')
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "components": [\n${lines}\n  ]\n}\n`
}
