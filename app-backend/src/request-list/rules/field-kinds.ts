/** What a field of a request holds, as the list shows and filters it. */
export const fieldKinds = [
  'text',
  'number',
  'money',
  'date',
  'datetime',
  'yes-no',
  'option',
  'stage',
  'person',
  'contact',
  'company',
  'link',
  'files',
  'other',
] as const
export type FieldKind = (typeof fieldKinds)[number]

const conditionOps = [
  'any-of',
  'none-of',
  'open',
  'closed',
  'contains',
  'lacks',
  'between',
  'period',
  'empty',
  'filled',
] as const
export type ConditionOp = (typeof conditionOps)[number]

const chosen: readonly ConditionOp[] = ['any-of', 'none-of', 'empty', 'filled']
const dated: readonly ConditionOp[] = ['period', 'between', 'empty', 'filled']

const ops: Record<FieldKind, readonly ConditionOp[]> = {
  text: ['contains', 'lacks', 'empty', 'filled'],
  number: ['between', 'empty', 'filled'],
  money: ['between', 'empty', 'filled'],
  date: dated,
  datetime: dated,
  'yes-no': ['any-of'],
  option: chosen,
  stage: ['any-of', 'none-of', 'open', 'closed'],
  person: chosen,
  contact: chosen,
  company: chosen,
  link: chosen,
  files: [],
  other: ['empty', 'filled'],
}

/** Conditions that a field of the kind may be asked for, the usual one first. */
export const opsOf = (kind: FieldKind): readonly ConditionOp[] => ops[kind]
