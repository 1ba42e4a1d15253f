import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { adapterFactory } from './adapter-factory.mjs'

let lastPanic = ''

/** The text of the engine's last panic: the thrown error itself says only "unreachable". */
export const panicMessage = () => lastPanic

/**
 * Loads the wasm engine and binds it to the database.
 * @param {import('./arguments.mjs').EngineOptions} options
 */
export async function openEngine(options) {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => (lastPanic = message) }
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasmFile = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(wasmFile), { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()

  const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(options.url))
  const datamodels = options.datamodels.length > 0 ? options.datamodels : undefined
  return bindings.SchemaEngine.new({ datamodels }, () => {}, factory.value ?? factory)
}
