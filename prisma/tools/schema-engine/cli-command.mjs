import { Client } from 'pg'
import { openEngine } from './open-engine.mjs'

async function createDatabase(url) {
  const target = new URL(url)
  const name = decodeURIComponent(target.pathname.slice(1))
  target.pathname = '/postgres'
  const client = new Client({ connectionString: target.href })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** The CLI reads failures from stderr as one line of the native engine's log. */
function reportFailure(error) {
  const message = error instanceof Error ? error.message : String(error)
  const code = /does not exist/.test(message) ? 'P1003' : (error?.code ?? 'P1001')
  const fields = { is_panic: false, error_code: code, message }
  process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`)
}

/**
 * Runs `schema-engine cli <command>`.
 * @param {string} command
 * @param {import('./arguments.mjs').EngineOptions} options
 * @returns {Promise<number>} the exit code
 */
export async function runCliCommand(command, options) {
  try {
    if (command === 'can-connect-to-database') await (await openEngine(options)).version(null)
    else if (command === 'create-database') await createDatabase(options.url)
    else throw new Error(`The schema engine stand-in does not know "cli ${command}".`)
    return 0
  } catch (error) {
    reportFailure(error)
    return 1
  }
}
