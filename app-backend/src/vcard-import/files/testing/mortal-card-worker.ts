import { answerMessages } from '../../../platform/processes/answer-messages.ts'
import { cardWork, type CardQuestion } from '../card-work.ts'

// A process that a certain card ends, as one does that loops or fills the memory.
answerMessages(async (question: CardQuestion) => {
  if (Buffer.from(question.content).includes('HOSTILE')) process.exit(1)
  return cardWork(question)
})
