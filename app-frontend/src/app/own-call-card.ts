import type { CardPage } from '@poryadok/app-backend/call-card/contract'
import { sayInCard } from '../features/call-card/say-in-card.ts'
import { createApi } from '../lib/api.ts'
import { connectFrame } from './connect-frame.ts'
import { SessionKeeper } from './session.ts'

const boot = document.getElementById('boot')?.textContent

/** The hidden page: nothing is asked of our server before the portal shows the card of a call of ours. */
async function start({ lang, ...words }: CardPage): Promise<void> {
  const frame = await connectFrame()
  const tokens = new SessionKeeper({ initial: null, lang, proof: (fresh) => frame.proof(fresh) })
  await sayInCard({ frame, api: createApi({ tokens, lang }), words })
  // Seen by nobody but whoever looks for the reason of a silent card.
  document.documentElement.dataset['state'] = 'listening'
}

// A portal that does not answer has no card either: the page stays silent, for nobody sees it.
if (boot) start(JSON.parse(boot) as CardPage).catch(() => undefined)
