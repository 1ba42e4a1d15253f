import { reason } from '../../kernel/reason.ts'
import { createProcessPool, ProcessFault, type ProcessLimits } from '../../platform/processes/process-pool.ts'
import { mostCards, type ParsedCard } from '../parse/parse-cards.ts'
import type { Opened } from './card-file.ts'
import type { CardAnswer, CardQuestion } from './card-work.ts'

/** Reads files with cards, within limits of time and memory. */
export interface CardReader {
  /** Cards that end their process cost themselves only. */
  cards(content: Uint8Array, charset?: string | null): Promise<ParsedCard[]>
  unpack(kind: 'tnef' | 'zip', content: Uint8Array, budget: number): Promise<Opened>
  stop(): Promise<void>
}

export type CardAsk = (question: CardQuestion) => Promise<CardAnswer>

/** Cards of one file that may end their processes; after them the rest of the file is given up. */
const mostBreaches = 3
const breach = (error: unknown) => error instanceof ProcessFault

/** A reader whose work is done in processes of their own: a hostile card ends its process, not the product. */
export function createCardReader(
  limits: ProcessLimits = {},
  workerFile = new URL('./card-worker.ts', import.meta.url),
): CardReader {
  const pool = createProcessPool<CardQuestion, CardAnswer>(workerFile, { size: 1, ...limits })
  return { ...cardReader((question) => pool.ask(question)), stop: () => pool.stop() }
}

/** A reader over anything that answers. */
export function cardReader(ask: CardAsk): Omit<CardReader, 'stop'> {
  const parse = async (content: Uint8Array, charset: string | null) => {
    const answer = await ask({ kind: 'cards', content, charset })
    return 'cards' in answer ? answer.cards : []
  }

  async function oneByOne(content: Uint8Array, charset: string | null): Promise<ParsedCard[]> {
    const found: ParsedCard[] = []
    let breaches = 0
    for (const single of singleCards(content)) {
      if (breaches === mostBreaches) return [...found, unreadable()]
      try {
        found.push(...(await parse(single, charset)))
      } catch (error) {
        if (!breach(error)) throw error
        breaches += 1
        found.push(unreadable())
      }
    }
    return found
  }

  return {
    async cards(content, charset = null) {
      try {
        return await parse(content, charset)
      } catch (error) {
        if (!breach(error)) throw error
        return oneByOne(content, charset)
      }
    },
    async unpack(kind, content, budget) {
      try {
        const answer = await ask(kind === 'zip' ? { kind, content, budget } : { kind, content })
        return 'opened' in answer ? answer.opened : { files: [], fault: 'unreadable' }
      } catch (error) {
        if (!breach(error)) throw error
        return { files: [], fault: 'unreadable' }
      }
    },
  }
}

const unreadable = (): ParsedCard => ({ ok: false, why: reason('cards.file-unreadable') })

/** The bytes of each card, cut at its end; of UTF-16 the whole file, which is looked at once. */
function singleCards(content: Uint8Array): Uint8Array[] {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1')
  const parts: Uint8Array[] = []
  let from = 0
  for (const { index } of text.matchAll(/(?<=^end:vcard)/gim)) {
    parts.push(content.subarray(from, index))
    from = index
    if (parts.length === mostCards) break
  }
  return parts.length > 1 ? parts : [content]
}
