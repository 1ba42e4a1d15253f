/** A winmail.dat with one file, as Outlook writes it. */
export function aTnef(name: string, content: Uint8Array): Buffer {
  const attribute = (id: number, data: Uint8Array) => {
    const head = Buffer.alloc(9)
    head.writeUInt8(2, 0)
    head.writeUInt32LE(id, 1)
    head.writeUInt32LE(data.byteLength, 5)
    return Buffer.concat([head, data, Buffer.alloc(2)])
  }
  const start = Buffer.alloc(6)
  start.writeUInt32LE(0x223e9f78, 0)
  return Buffer.concat([
    start,
    attribute(0x00069002, Buffer.alloc(14)),
    attribute(0x00018010, Buffer.from(`${name}\0`)),
    attribute(0x0006800f, content),
  ])
}
