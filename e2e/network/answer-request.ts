import { callApi } from './install-app.ts'

interface Conversation {
  letters: { key: { kind: 'in' | 'out'; id: number } | null }[]
}

/** An answer that a person has written and not yet sent. */
export interface WrittenAnswer {
  requestId: number
  revision: number
}

/** Writes an answer to the first letter of a request, as the conversation's screen does; null while no letter stands there. */
export async function writeAnswer(
  appUrl: string,
  token: string,
  requestId: number,
  text: string,
): Promise<WrittenAnswer | null> {
  const path = `/api/requests/${requestId}`
  const { letters } = (await callApi(appUrl, token, 'GET', `${path}/conversation`)) as Conversation
  const parent = letters.find(({ key }) => key?.kind === 'in')?.key
  if (!parent) return null
  const draft = (await callApi(appUrl, token, 'POST', `${path}/draft`, { mode: 'reply', parent })) as {
    to: string[]
    subject: string
    revision: number
  }
  const { to, subject, revision } = draft
  await callApi(appUrl, token, 'PUT', `${path}/draft`, {
    revision,
    to,
    cc: [],
    subject,
    text,
    quote: true,
    files: [],
  })
  return { requestId, revision: revision + 1 }
}

/**
 * Presses «Send». False when no answer came: the person presses again. A draft that is gone was sent by an earlier press.
 */
export async function sendAnswer(
  appUrl: string,
  token: string,
  { requestId, revision }: WrittenAnswer,
): Promise<boolean> {
  try {
    await callApi(appUrl, token, 'POST', `/api/requests/${requestId}/draft/send`, { revision })
    return true
  } catch (error) {
    // `fetch` fails with a TypeError when the line breaks.
    if (error instanceof TypeError) return false
    if (String(error).includes('draft.not-found')) return true
    throw error
  }
}
