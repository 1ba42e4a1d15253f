import { answerMessages } from '../../platform/processes/answer-messages.ts'
import { parseLetter } from './parse-letter.ts'

// Body of the reading process: one letter in, one answer out.
answerMessages((raw: Uint8Array) => parseLetter(raw))
