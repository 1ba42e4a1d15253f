import { AsyncLocalStorage } from 'node:async_hooks'
import { faultError, type Actor, type BatchItem, type Command, type PortalClient } from '../../portal/index.ts'

/** Sends the commands of one work with those of the others. A refusal throws, and is that work's alone. */
export type Send = (commands: Record<string, Command>) => Promise<Record<string, BatchItem>>

interface Waiting {
  /** Place of the work: records are made in the order of the cards. */
  at: number
  commands: Record<string, Command>
  answer: PromiseWithResolvers<Record<string, BatchItem>>
  inContext: <T>(work: () => T) => T
}

/**
 * Works that write independently of each other, their commands in one request: it goes out when each work has either asked to send
 * or ended without. `key` gives a command of a work the name it has in the request, for references. 50 commands at most.
 */
export async function together<Result>(
  portal: PortalClient,
  actor: Actor,
  works: readonly ((send: Send, key: (name: string) => string) => Promise<Result>)[],
): Promise<PromiseSettledResult<Result>[]> {
  const waiting: Waiting[] = []
  let awaited = works.length
  const arrive = () => {
    awaited -= 1
    const [first] = waiting
    if (awaited === 0 && first) void first.inContext(() => flush(portal, actor, waiting))
  }
  return Promise.allSettled(
    works.map(async (work, at) => {
      let here = false
      const once = () => {
        if (!here) arrive()
        here = true
      }
      const send: Send = (commands) => {
        const answer = Promise.withResolvers<Record<string, BatchItem>>()
        waiting.push({ at, commands, answer, inContext: AsyncLocalStorage.snapshot() })
        once()
        return answer.promise
      }
      try {
        return await work(send, (name) => `c${at}${name}`)
      } finally {
        once()
      }
    }),
  )
}

async function flush(portal: PortalClient, actor: Actor, waiting: readonly Waiting[]): Promise<void> {
  try {
    const inOrder = waiting.toSorted((a, b) => a.at - b.at)
    const all = Object.assign({}, ...inOrder.map(({ commands }) => commands)) as Record<string, Command>
    const answers = await portal.batch(actor, all, { kind: 'write' })
    for (const { commands, answer } of waiting) settle(Object.keys(commands), answers, answer)
  } catch (error) {
    for (const { answer } of waiting) answer.reject(error)
  }
}

function settle(keys: readonly string[], answers: Record<string, BatchItem>, answer: Waiting['answer']): void {
  const own: Record<string, BatchItem> = {}
  for (const key of keys) {
    const item = answers[key]
    if (item && !item.ok) return answer.reject(faultError(item.fault, { kind: 'write' }))
    if (item) own[key] = item
  }
  answer.resolve(own)
}
