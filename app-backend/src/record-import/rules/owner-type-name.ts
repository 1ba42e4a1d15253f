const known: Readonly<Record<number, string>> = { 1: 'lead', 2: 'deal', 3: 'contact', 4: 'company' }

/** How timelines call a type of record. Bitrix24 docs: api-reference/crm/timeline/comments/crm-timeline-comment-add */
export const ownerTypeName = (entityTypeId: number): string => known[entityTypeId] ?? `dynamic_${entityTypeId}`
