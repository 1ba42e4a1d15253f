// Which part may import which: the rules of .dependency-cruiser.mjs over every source file.
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import configuration from '../../.dependency-cruiser.mjs'
import { root } from '../set-up/paths.mjs'
import { circlesIn, sliceGraph } from './slice-graph.mjs'
import { filesBelow } from '../set-up/stamp.mjs'

const FOLDERS = ['app-backend/src', 'app-frontend/src', 'prisma/src', 'prisma/tools', 'e2e']

process.chdir(root)
const folders = FOLDERS.filter((folder) => existsSync(folder))
const { forbidden, options } = configuration
const { output } = await cruise(
  folders,
  { ...options, ruleSet: { forbidden }, validate: true },
  {},
  { tsConfig: extractTSConfig('tsconfig.base.json') },
)
const faults = []

// With a TypeScript it does not support, the cruiser sees no module and reports success.
const sources = filesBelow(folders.map((folder) => join(root, folder))).filter((file) => /\.tsx?$/.test(file))
const cruised = new Map(output.modules.map((module) => [module.source, module]))
const unseen = sources.map((file) => relative(root, file).replaceAll('\\', '/')).filter((file) => !cruised.has(file))
if (unseen.length > 0)
  faults.push(`The cruiser did not see ${unseen.length} of ${sources.length} files: ${unseen.slice(0, 5).join(', ')}`)

const importing = output.modules.filter(({ source, dependencies }) => /\.tsx?$/.test(source) && dependencies.length > 0)
if (sources.length > 0 && importing.length < sources.length / 2) {
  faults.push(
    `Only ${importing.length} of ${sources.length} files import anything: the cruiser does not read TypeScript.`,
  )
}

for (const { rule, from, to, cycle } of output.summary.violations) {
  const { comment } = forbidden.find(({ name }) => name === rule.name)
  const way = cycle ? cycle.map((step) => step.name).join(' -> ') : to
  faults.push(`${rule.name}: ${from} -> ${way}\n    ${comment}`)
}

const slices = sliceGraph(output.modules)
for (const circle of circlesIn(slices)) faults.push(`slices-in-a-circle: ${circle.join(' -> ')}`)

process.stdout.write(faults.map((fault) => `${fault}\n`).join(''))
process.stdout.write(
  `${sources.length} files, ${output.summary.totalDependenciesCruised} imports, ${faults.length} faults\n`,
)
process.exitCode = faults.length > 0 ? 1 : 0
