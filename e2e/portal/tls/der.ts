/** The few parts of DER that a certificate is written with. ITU-T X.690. */
export const der = {
  sequence: (...parts: Buffer[]) => tagged(0x30, ...parts),
  set: (...parts: Buffer[]) => tagged(0x31, ...parts),
  /** Constructed, context-specific: `[number] EXPLICIT`. */
  explicit: (number: number, ...parts: Buffer[]) => tagged(0xa0 + number, ...parts),
  /** Primitive, context-specific: `[number] IMPLICIT`. */
  implicit: (number: number, content: Buffer) => tagged(0x80 + number, content),
  integer: (content: Buffer) =>
    tagged(0x02, (content[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.of(0), content]) : content),
  bits: (content: Buffer) => tagged(0x03, Buffer.of(0), content),
  octets: (content: Buffer) => tagged(0x04, content),
  text: (content: string) => tagged(0x0c, Buffer.from(content, 'utf8')),
  truth: () => tagged(0x01, Buffer.of(0xff)),
  id: (dotted: string) => tagged(0x06, objectId(dotted)),
  /** Until 2049, with two digits of the year. */
  time: (at: Date) => tagged(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`)),
}

function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.of(tag), length(content.length), content])
}

function length(count: number): Buffer {
  if (count < 0x80) return Buffer.of(count)
  const bytes: number[] = []
  for (let rest = count; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return Buffer.of(0x80 + bytes.length, ...bytes)
}

function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return Buffer.from([first * 40 + second, ...rest.flatMap(base128)])
}

function base128(value: number): number[] {
  const bytes = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) + 128)
  return bytes
}
