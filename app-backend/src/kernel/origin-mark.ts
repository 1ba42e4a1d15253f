/** Marks the product's records in the portal, so that a repeated write finds the first one. */
export const originator = 'poryadok'

const firstProcessTypeId = 128

/** Fields that mark a record as made by us: leads, deals, contacts and companies carry a pair, smart processes one XML id. */
export const originMark = (entityTypeId: number, originId: string): Record<string, string> =>
  entityTypeId >= firstProcessTypeId ? { xmlId: `${originator}:${originId}` } : { originatorId: originator, originId }
