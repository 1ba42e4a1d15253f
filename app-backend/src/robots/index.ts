export { answerCalls, type AnswerDeps, type RobotOutcome } from './answer-call.ts'
export { robotsSlice } from './declaration.ts'
export { robotQueue } from './robot-job.ts'
export { robotRoutes } from './routes.ts'
