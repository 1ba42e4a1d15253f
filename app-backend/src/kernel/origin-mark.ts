/** Marks the product's records in the portal, so that a repeated write finds the first one. */
export const originator = 'poryadok'

/** Names of imported records begin so, after the originator: the product's rules leave them alone. */
export const importedPrefix = 'import:'

const firstProcessTypeId = 128

/** Fields that mark a record as made by us: leads, deals, contacts and companies carry a pair, smart processes one XML id. */
export const originMark = (entityTypeId: number, originId: string): Record<string, string> =>
  entityTypeId >= firstProcessTypeId ? { xmlId: `${originator}:${originId}` } : { originatorId: originator, originId }

/** Whether an import brought the record: by the fields that carry its mark. */
export const isImported = ({ originId, xmlId }: Readonly<Record<string, unknown>>): boolean =>
  (typeof originId === 'string' && originId.startsWith(importedPrefix)) ||
  (typeof xmlId === 'string' && xmlId.startsWith(`${originator}:${importedPrefix}`))
