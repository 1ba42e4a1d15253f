/** What the rows of a file become: records, or what belongs to records of an earlier run. */
export const importContents = ['records', 'comments', 'files'] as const
export type ImportContent = (typeof importContents)[number]
export type AttachedContent = Exclude<ImportContent, 'records'>
