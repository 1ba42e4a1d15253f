export { acknowledgeJob } from './acknowledge/acknowledge.ts'
export { correspondenceSlice } from './declaration.ts'
export { createCorrespondence, type Correspondence } from './create-correspondence.ts'
export { createConversationLive, lettersChanged } from './live.ts'
export { assertReplyFiles, keepReplyFile } from './reply/reply-files.ts'
export { ownText } from './rules/own-text.ts'
export { correspondenceRoutes } from './routes.ts'
export {
  sendFromRequest,
  type ReplyTo,
  type RequestLetter,
  type SendDeps,
  type SentFromRequest,
} from './send-from-request.ts'
export { settleAnswered } from './record/settle-answered.ts'
