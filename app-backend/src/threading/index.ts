export { findThread as resolveThread, type ThreadSurroundings } from './find-thread.ts'
export type { ThreadAnswer } from './rules/resolve-thread.ts'
export { findTwin, moveRefs as attachThread, saveRefs as rememberLetter, type LetterRefs } from './store.ts'
