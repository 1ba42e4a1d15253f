// node e2e/portal/contract/coverage.ts
// Writes e2e/portal/coverage.md: what this portal has of the vendor's REST, and what proves it.
import { writeFileSync } from 'node:fs'
import { COVERAGE, coverageText } from './coverage-text.ts'

writeFileSync(COVERAGE, coverageText())
