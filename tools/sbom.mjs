// Writes the list of packages (CycloneDX) that pnpm-lock.yaml names into docs/sbom.cdx.json.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sbomOfLock, sbomText } from './sbom-of-lock.mjs'
import { root } from './set-up/paths.mjs'

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const sbom = sbomOfLock(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8'), version)
const file = join(root, 'docs/sbom.cdx.json')
writeFileSync(file, sbomText(sbom))
const required = sbom.components.filter(({ scope }) => scope === 'required').length
process.stdout.write(`${file}: ${sbom.components.length} packages, ${required} of them in the product\n`)
