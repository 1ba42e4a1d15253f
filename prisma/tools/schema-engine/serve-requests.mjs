import { createInterface } from 'node:readline'
import { panicMessage } from './open-engine.mjs'

const ENGINE_ERROR = 4466 // the native engine's JSON-RPC code for every user-facing failure

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

function failure(error) {
  const message = panicMessage() || (error instanceof Error ? error.message : String(error))
  const data = { is_panic: false, message, error_code: error?.code ?? null, meta: null }
  return { code: ENGINE_ERROR, message: 'schema engine error', data }
}

/**
 * Answers JSON-RPC requests from stdin, one after another, until stdin closes.
 * @param {() => Promise<Record<string, (params: unknown) => Promise<any>>>} open
 */
export async function serveRequests(open) {
  let engine
  let printId = 1

  async function answer({ id, method, params }) {
    engine ??= open()
    const call = method === 'getDatabaseVersion' ? 'version' : method
    let result = (await (await engine)[call](params ?? null)) ?? {}
    if (call === 'diff' && result.stdout != null) {
      // The native engine prints a diff through a request of its own, and answers without it.
      send({ id: printId++, method: 'print', params: { content: result.stdout } })
      result = { ...result, stdout: null }
    }
    send({ id, result })
  }

  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue
    const request = JSON.parse(line)
    if (!request.method) continue // the CLI's answer to our "print"
    await answer(request).catch((error) => send({ id: request.id, error: failure(error) }))
  }
}
