// The screens build; what is built already from the same sources is not built again.
import { buildFrontend } from '../set-up/build-frontend.mjs'
import { SetUpError } from '../set-up/step.mjs'

try {
  await buildFrontend()
} catch (error) {
  if (!(error instanceof SetUpError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
