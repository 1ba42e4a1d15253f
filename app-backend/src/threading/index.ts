export { bouncedAddresses, forgetBounce, saveBounces, type Bounce, type BouncedAddressView } from './bounce-store.ts'
export { defaultThreadSettings, threadingSlice, type ThreadSettings } from './declaration.ts'
export { findThread as resolveThread, type PortalLetter, type ThreadSurroundings } from './find-thread.ts'
export { findTwin, type Twin } from './find-twin.ts'
export { continuationOf, linkRequest, parentOf } from './link-store.ts'
export { participantsOf } from './participant-store.ts'
export { rememberSent, type SentLetter } from './sent-store.ts'
export { closedReply } from './rules/closed-reply.ts'
export { threadCertainty } from './rules/thread-certainty.ts'
export type { ThreadAnswer } from './rules/thread-facts.ts'
export { subjectKey } from './rules/subject-key.ts'
export { threadIndexHead } from './rules/thread-index.ts'
export {
  moveRefs as attachThread,
  saveRefs as rememberLetter,
  requestNumber,
  sentPlace,
  type LetterRefs,
} from './store.ts'
export { threadEvidence, type ThreadEvidence } from './thread-evidence.ts'
export { type ThreadPlace, type ThreadTarget } from './tokens/thread-target.ts'
export { createThreadTokens, withoutTag, type SendingTokens, type ThreadTokens } from './tokens/thread-tokens.ts'
export { survivorsOf } from './move/merged-store.ts'
export { findFollowers, forgetParticipants, moveLetterRefs, moveTaskRefs, putRefs } from './move/move-refs-store.ts'
