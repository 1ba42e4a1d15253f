import type { FastifyInstance } from 'fastify'
import type { LetterInput } from '../letters/send-letter.ts'
import { sendLetter } from '../letters/send-letter.ts'
import type { PortalState } from '../store/state.ts'
import { asList, asMap, asText } from '../wire/params.ts'

/** Letters that people outside the portal write. */
export function registerLetterDoors(app: FastifyInstance, state: PortalState): void {
  app.get('/letters', async () => [...state.letters.values()])
  app.post('/letters', async (request) => {
    const letter = await sendLetter(state, letterOf(request.body))
    return { messageId: letter.messageId, id: letter.id }
  })
}

function letterOf(body: unknown): LetterInput {
  const raw = asMap(body)
  const { name, address } = asMap(raw.from)
  const attachments = asList(raw.attachments).map((one) => {
    const file = asMap(one)
    return { name: asText(file.name), type: asText(file.type), contentBase64: asText(file.contentBase64) }
  })
  return {
    from: { name: asText(name), address: asText(address) },
    to: asList(raw.to).map(asText),
    cc: asList(raw.cc).map(asText),
    subject: asText(raw.subject),
    attachments,
    ...(raw.text === undefined ? {} : { text: asText(raw.text) }),
    ...(raw.html === undefined ? {} : { html: asText(raw.html) }),
    ...(raw.inReplyTo === undefined ? {} : { inReplyTo: asText(raw.inReplyTo) }),
    ...(raw.references === undefined ? {} : { references: asList(raw.references).map(asText) }),
    ...(raw.raw === undefined ? {} : { raw: asText(raw.raw) }),
  }
}
