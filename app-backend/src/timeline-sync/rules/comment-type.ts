/** Types of records that may show a comment, as its methods name them. Bitrix24 docs: api-reference/crm/timeline/bindings/crm-timeline-bindings-bind */
export const typeNames: Readonly<Record<number, string>> = { 1: 'lead', 2: 'deal', 3: 'contact', 4: 'company' }

const numbers = new Map(Object.entries(typeNames).map(([number, name]) => [name, Number(number)]))

/** Null for a type that routes do not lead to. */
export const typeNumber = (name: string): number | null => numbers.get(name.toLowerCase()) ?? null

/** Comments of smart processes can’t be shown elsewhere. */
export const mayShowComments = ({ source, target }: { source: number; target: number }): boolean =>
  source in typeNames && target in typeNames
