import { Worker } from 'node:worker_threads'
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
  /** Threads; each starts when it is first needed. */
  size?: number
  timeoutMs?: number
  /** JavaScript heap of a thread, MB. */
  heapMb?: number
}

const workerFile = new URL('./parse-worker.ts', import.meta.url)

/**
 * Reads letters outside the main thread: a letter that loops, eats memory or throws past every try costs only its own thread,
 * which is ended and replaced. The time limit is the machine's time, not the network's clock: it bounds work, not waiting.
 */
export function createParsePool({ size = 2, timeoutMs = 10_000, heapMb = 256 }: ParseLimits = {}): ParsePool {
  const free: Worker[] = []
  const waiting: ((worker: Worker) => void)[] = []
  const all = new Set<Worker>()
  let stopped = false

  function start(): Worker {
    const worker = new Worker(workerFile, {
      name: 'letter parser',
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    })
    worker.unref()
    all.add(worker)
    // A thread may also die between letters; nobody is asked through it any more then.
    worker.on('error', () => {})
    worker.once('exit', () => {
      all.delete(worker)
      const at = free.indexOf(worker)
      if (at >= 0) free.splice(at, 1)
    })
    return worker
  }

  function giveBack(worker: Worker) {
    const next = waiting.shift()
    if (next) next(worker)
    else free.push(worker)
  }

  async function replace(worker: Worker) {
    all.delete(worker)
    await worker.terminate()
    const next = stopped ? undefined : waiting.shift()
    if (next) next(start())
  }

  const take = () =>
    new Promise<Worker>((resolve) => {
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
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}

/** One question to one thread; settles once, whatever happens to the thread. */
function ask(
  worker: Worker,
  raw: Uint8Array,
  { timeoutMs, heapMb }: Required<Omit<ParseLimits, 'size'>>,
): Promise<ParsedLetter> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      worker.unref()
      end()
    }
    const onMessage = ({ letter, fault }: ParseAnswer) =>
      settle(() => (letter ? resolve(letter) : reject(new ParseFault('unparsable', fault ?? 'no answer'))))
    const onError = (error: Error & { code?: string }) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      settle(() => reject(memory ? new ParseFault('memory', heapMb) : new ParseFault('unparsable', error.message)))
    }
    const onExit = () => settle(() => reject(new ParseFault('unparsable', 'the reader ended')))
    const timer = setTimeout(() => settle(() => reject(new ParseFault('too-slow', timeoutMs / 1_000))), timeoutMs)
    worker.ref()
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(raw)
  })
}
