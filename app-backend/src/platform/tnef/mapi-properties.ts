/** Values of the properties that name an attachment or hold it, by property id. */
export type MapiValues = ReadonlyMap<number, Uint8Array>

const mostProperties = 2_000
/** Sizes of the fixed types, padded to four bytes. Microsoft [MS-OXCDATA] 2.11.1 */
const fixed: Record<number, number> = { 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16 }
const multiple = 0x1000

/**
 * Reads a block of MAPI properties as TNEF keeps them. Strings come as UTF-16 or bytes, objects with the id of their interface
 * before them. Throws RangeError at the end of a cut block. Microsoft [MS-OXTNEF] 2.1.3.4
 */
export function mapiProperties(block: Buffer): MapiValues {
  const values = new Map<number, Uint8Array>()
  const count = Math.min(block.readUInt32LE(0), mostProperties)
  let at = 4
  for (let index = 0; index < count; index += 1) {
    const type = block.readUInt16LE(at)
    const id = block.readUInt16LE(at + 2)
    at += 4
    if (id >= 0x8000) at = afterName(block, at)
    const simple = type & ~multiple
    const size = fixed[simple]
    const many = (type & multiple) !== 0 || size === undefined
    const values_ = many ? block.readUInt32LE(at) : 1
    if (many) at += 4
    if (values_ > mostProperties) throw new RangeError('too many values')
    for (let one = 0; one < values_; one += 1) {
      const length = size ?? block.readUInt32LE(at)
      if (size === undefined) at += 4
      if (at + length > block.length) throw new RangeError('cut')
      if (one === 0) values.set(id, block.subarray(at, at + length))
      at += padded(length)
    }
  }
  return values
}

const padded = (length: number) => (length + 3) & ~3

/** A named property has a GUID, and a number or a name before its value. */
function afterName(block: Buffer, at: number): number {
  const kind = block.readUInt32LE(at + 16)
  return kind === 0 ? at + 24 : at + 24 + padded(block.readUInt32LE(at + 20))
}
