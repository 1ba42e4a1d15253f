import { errorAnswer } from '../contract.ts'

/** Answers in words that any route of the API may give beside its own, for its schema. */
export const faultAnswers = {
  400: errorAnswer,
  401: errorAnswer,
  403: errorAnswer,
  404: errorAnswer,
  409: errorAnswer,
  413: errorAnswer,
  422: errorAnswer,
  503: errorAnswer,
}
