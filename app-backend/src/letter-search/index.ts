export { findLetterIds } from './find-letter-ids.ts'
export { requestIdsWithWords } from './request-ids-with-words.ts'
export { letterSearchRoutes } from './routes.ts'
export { saveLetterWords, saveSentWords, type LetterWords } from './words-store.ts'
