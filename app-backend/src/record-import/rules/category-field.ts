/** The field by which records of a type are counted as categories: the request's own one, else what the portal sorts by. */
export function categoryFieldOf(
  { entityTypeId, fieldNames }: { entityTypeId: number; fieldNames: { category: string } },
  imported: number,
): string {
  if (imported === entityTypeId) return fieldNames.category
  return imported === 2 ? 'categoryId' : 'typeId'
}
