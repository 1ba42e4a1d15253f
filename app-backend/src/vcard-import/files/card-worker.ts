import { answerMessages } from '../../platform/processes/answer-messages.ts'
import { cardWork, type CardQuestion } from './card-work.ts'

// Body of a process that reads files with cards: one file in, one answer out.
answerMessages(async (question: CardQuestion) => cardWork(question))
