#!/usr/bin/env node
// Stand-in for Prisma's native schema engine, which npm does not ship: the same command line and the same JSON-RPC
// over stdio, answered by @prisma/schema-engine-wasm. prisma.config.ts points PRISMA_SCHEMA_ENGINE_BINARY here.
import engines from '@prisma/engines-version'
import { parseArguments } from './schema-engine/arguments.mjs'
import { runCliCommand } from './schema-engine/cli-command.mjs'
import { openEngine } from './schema-engine/open-engine.mjs'
import { serveRequests } from './schema-engine/serve-requests.mjs'

const options = parseArguments(process.argv.slice(2))

if (options.version) {
  process.stdout.write(`schema-engine-cli ${engines.enginesVersion}\n`)
} else if (options.cliCommand) {
  process.exitCode = await runCliCommand(options.cliCommand, options)
} else {
  await serveRequests(() => openEngine(options))
}
// The wasm shadow database keeps handles of its own.
process.exit()
