export { createMailListsKind, type MailListsKind } from './mail-lists-kind.ts'
export { mailListsRule } from './mail-lists-rule.ts'
