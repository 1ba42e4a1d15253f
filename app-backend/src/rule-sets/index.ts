export { createRuleSets, type RuleSets, type RuleSetsDeps } from './create-rule-sets.ts'
export type { Question, RuleDecision } from './decide-by-rules.ts'
export { inLang, sameSaid, type Said } from './rules/said.ts'
export { mayOfRules } from './may-of-rules.ts'
export { ruleSetRoutes } from './routes.ts'
export type {
  BodyChange,
  BodyNote,
  Carry,
  History,
  PastRecord,
  Period,
  RuleAnswer,
  RuleKind,
  Speech,
  Step,
} from './rule-kind.ts'
