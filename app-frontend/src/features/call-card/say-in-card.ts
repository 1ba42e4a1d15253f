import type { CardPage, CardWords } from '@poryadok/app-backend/call-card/contract'
import type { Api } from '../../lib/api.ts'
import type { PortalFrame, ShownCall } from '../../lib/services.ts'

interface Page {
  frame: Pick<PortalFrame, 'onOwnCall' | 'writeCard'>
  api: Pick<Api, 'post'>
  words: Pick<CardPage, 'searching' | 'failed'>
}

/** The card works its own heading out shortly after it has appeared, and writes it over ours. */
const ownHeadingMs = 700

/**
 * Whose client is on the line, in the heading and the status line of the portal's own card. What an older answer said is taken off
 * before the next one is known, and no answer is never silence.
 */
export async function sayInCard({ frame, api, words }: Page): Promise<void> {
  let turn = 0
  /** Whose heading is ours now. */
  let headed = ''
  const say = async (call: ShownCall): Promise<void> => {
    const mine = (turn += 1)
    const write = async (said: { title?: string; status: string }): Promise<void> => {
      if (mine !== turn) return
      if (said.title !== undefined) headed = call.id
      await frame.writeCard?.(said)
    }
    const early = new Promise((done) => setTimeout(done, ownHeadingMs))
    const asked = ask(api, call)
    const plain = headed === call.id ? { title: call.phone || words.searching } : {}
    const answer = asked.catch(() => ({ ...plain, status: words.failed }))
    await write({ ...plain, status: words.searching })
    const said = await answer
    await write(said)
    await early
    await write(said)
  }
  // A card that was closed meanwhile needs no words.
  await frame.onOwnCall?.((call) => void say(call).catch(() => undefined))
}

const ask = (api: Page['api'], { id: callId, phone, direction, companies, changed: fresh }: ShownCall) =>
  api.post<CardWords>('/api/call-card/card-words', { callId, phone, direction, companies, fresh })
