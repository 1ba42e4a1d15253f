import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type Breach = 'too-slow' | 'memory' | 'unparsable'

/** Something can't be read within the limits. It says nothing about anything else. */
export class ProcessFault extends Error {
  readonly breach: Breach
  /** seconds for too-slow, MB for memory, the parser's words for unparsable. */
  readonly detail: string | number

  constructor(breach: Breach, detail: string | number) {
    super(`${breach}: ${detail}`)
    this.name = 'ProcessFault'
    this.breach = breach
    this.detail = detail
  }
}

/** What a process answers with: an answer, or why there is none. */
export interface ProcessAnswer<Answer> {
  answer?: Answer
  fault?: string
}

export interface ProcessPool<Question, Answer> {
  /** @throws ProcessFault */
  ask(question: Question): Promise<Answer>
  stop(): Promise<void>
}

export interface ProcessLimits {
  /** Processes; each starts when it is first needed. */
  size?: number
  timeoutMs?: number
  /** JavaScript heap of a process, MB. */
  heapMb?: number
}

/**
 * Has hostile input read in processes of their own: what loops, eats memory or throws past every try costs only its process, which
 * is ended and replaced. A thread is not wall enough: V8 ends the whole process when a heap limit is reached at a bad moment. The
 * time limit is the machine's time, not the network's clock: it bounds work, not waiting. @param workerFile answers each message
 * with one ProcessAnswer
 */
export function createProcessPool<Question extends object, Answer>(
  workerFile: URL,
  { size = 2, timeoutMs = 10_000, heapMb = 256 }: ProcessLimits = {},
): ProcessPool<Question, Answer> {
  const free: ChildProcess[] = []
  const waiting: ((worker: ChildProcess) => void)[] = []
  const all = new Set<ChildProcess>()
  let stopped = false

  function start(): ChildProcess {
    const worker = fork(fileURLToPath(workerFile), [], {
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
    async ask(question) {
      const worker = await take()
      try {
        const answer = await ask<Answer>(worker, question, { timeoutMs, heapMb })
        giveBack(worker)
        return answer
      } catch (error) {
        // Whatever is left running in there must not meet the next question.
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
function ask<Answer>(
  worker: ChildProcess,
  question: object,
  { timeoutMs, heapMb }: Required<Omit<ProcessLimits, 'size'>>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      rest(worker)
      finish()
    }
    const onMessage = (message: unknown) => {
      const { answer, fault } = message as ProcessAnswer<Answer>
      settle(() =>
        answer === undefined ? reject(new ProcessFault('unparsable', fault ?? 'no answer')) : resolve(answer),
      )
    }
    const onError = (error: Error) => settle(() => reject(new ProcessFault('unparsable', error.message)))
    const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
      const memory = memorySignals.has(signal) || code === abortCode
      settle(() =>
        reject(memory ? new ProcessFault('memory', heapMb) : new ProcessFault('unparsable', 'the reader ended')),
      )
    }
    const timer = setTimeout(() => settle(() => reject(new ProcessFault('too-slow', timeoutMs / 1_000))), timeoutMs)
    worker.ref()
    worker.channel?.ref()
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.send(question)
  })
}
