import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ParseAnswer } from './parse-worker.ts'
import type { ParsedLetter } from './parsed-letter.ts'

export type Breach = 'too-slow' | 'memory' | 'unparsable'

/** A letter that can't be read within the limits. It says nothing about other letters. */
export class ParseFault extends Error {
  readonly breach: Breach
  /** seconds for too-slow, MB for memory, the parser's words for unparsable. */
  readonly detail: string | number

  constructor(breach: Breach, detail: string | number) {
    super(`${breach}: ${detail}`)
    this.name = 'ParseFault'
    this.breach = breach
    this.detail = detail
  }
}

export interface ParsePool {
  /** @throws ParseFault */
  parse(raw: Uint8Array): Promise<ParsedLetter>
  stop(): Promise<void>
}

export interface ParseLimits {
  /** Processes; each starts when it is first needed. */
  size?: number
  timeoutMs?: number
  /** JavaScript heap of a process, MB. */
  heapMb?: number
}

const workerFile = fileURLToPath(new URL('./parse-worker.ts', import.meta.url))

/**
 * Reads letters in processes of their own: a letter that loops, eats memory or throws past every try costs only its process,
 * which is ended and replaced. A thread is not wall enough: V8 ends the whole process when a heap limit is reached at a bad moment. The time limit is the machine's time, not the network's clock: it bounds work, not waiting.
 */
export function createParsePool({ size = 2, timeoutMs = 10_000, heapMb = 256 }: ParseLimits = {}): ParsePool {
  const free: ChildProcess[] = []
  const waiting: ((worker: ChildProcess) => void)[] = []
  const all = new Set<ChildProcess>()
  let stopped = false

  function start(): ChildProcess {
    const worker = fork(workerFile, [], {
      env: {},
      execArgv: [`--max-old-space-size=${heapMb}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    rest(worker)
    all.add(worker)
    // It may also die between letters; nobody is asked through it any more then.
    worker.on('error', () => {})
    worker.once('exit', () => {
      all.delete(worker)
      const at = free.indexOf(worker)
      if (at >= 0) free.splice(at, 1)
    })
    return worker
  }

  function giveBack(worker: ChildProcess) {
    const next = waiting.shift()
    if (next) next(worker)
    else free.push(worker)
  }

  async function replace(worker: ChildProcess) {
    all.delete(worker)
    await end(worker)
    const next = stopped ? undefined : waiting.shift()
    if (next) next(start())
  }

  const take = () =>
    new Promise<ChildProcess>((resolve) => {
      const worker = free.pop() ?? (all.size < size ? start() : undefined)
      if (worker) resolve(worker)
      else waiting.push(resolve)
    })

  return {
    async parse(raw) {
      const worker = await take()
      try {
        const letter = await ask(worker, raw, { timeoutMs, heapMb })
        giveBack(worker)
        return letter
      } catch (error) {
        // Whatever the letter left running in there must not meet the next one.
        await replace(worker)
        throw error
      }
    },
    async stop() {
      stopped = true
      await Promise.all(Array.from(all, end))
    },
  }
}

/** A resting process does not keep ours alive. */
function rest(worker: ChildProcess) {
  worker.unref()
  worker.channel?.unref()
}

async function end(worker: ChildProcess) {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  const exited = once(worker, 'exit')
  worker.kill('SIGKILL')
  await exited
}

/** How a process ends when its heap is full: it aborts, or the system kills it. */
const memorySignals = new Set<NodeJS.Signals | null>(['SIGABRT', 'SIGKILL', 'SIGTRAP', 'SIGILL'])
const abortCode = 134

/** One question to one process; settles once, whatever happens to it. */
function ask(
  worker: ChildProcess,
  raw: Uint8Array,
  { timeoutMs, heapMb }: Required<Omit<ParseLimits, 'size'>>,
): Promise<ParsedLetter> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      rest(worker)
      finish()
    }
    const onMessage = (message: unknown) => {
      const { letter, fault } = message as ParseAnswer
      settle(() => (letter ? resolve(letter) : reject(new ParseFault('unparsable', fault ?? 'no answer'))))
    }
    const onError = (error: Error) => settle(() => reject(new ParseFault('unparsable', error.message)))
    const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
      const memory = memorySignals.has(signal) || code === abortCode
      settle(() => reject(memory ? new ParseFault('memory', heapMb) : new ParseFault('unparsable', 'the reader ended')))
    }
    const timer = setTimeout(() => settle(() => reject(new ParseFault('too-slow', timeoutMs / 1_000))), timeoutMs)
    worker.ref()
    worker.channel?.ref()
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.send(raw)
  })
}
