/** Where the portal shows a record of a type. */
export const cardPath = (entityTypeId: number, id: number): string =>
  entityTypeId === 1 ? `/crm/lead/details/${id}/` : `/crm/type/${entityTypeId}/details/${id}/`
