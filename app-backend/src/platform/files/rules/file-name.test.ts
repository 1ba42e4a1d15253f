import { describe, expect, it } from 'vitest'
import { cleanFileName } from './file-name.ts'

describe('a file’s name', () => {
  it.each([
    ['Акт сверки.pdf', 'Акт сверки.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Анна\\счёт.xlsx', 'счёт.xlsx'],
    ['a\r\nSet-Cookie: b.txt', 'aSet-Cookie_ b.txt'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['x\u2066y\u2069\u200B.txt', 'xy.txt'],
    ['nul\0byte.txt', 'nulbyte.txt'],
    ['CON.txt', '_CON.txt'],
    ['lpt1', '_lpt1'],
    ['console.log', 'console.log'],
    ['a<b>:"c"|?*.txt', 'a_b___c____.txt'],
    ['.htaccess', 'htaccess'],
    ['name.txt. . .', 'name.txt'],
    ['e\u0301.txt', '\u00e9.txt'],
    ['..', 'file'],
    ['', 'file'],
    ['\u202E', 'file'],
    ['\ud800.txt', 'txt'],
  ])('%j is kept as %j', (name, kept) => expect(cleanFileName(name)).toBe(kept))

  it('keeps its extension when it is too long, and breaks no letter', () => {
    const kept = cleanFileName(`${'ж'.repeat(300)}.docx`)
    expect(kept).toMatch(/^ж+\.docx$/)
    expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(200)
    expect(cleanFileName('😀'.repeat(100))).toMatch(/^(😀)+$/u)
  })

  it('stays what it is when it is cleaned twice', () => {
    for (const name of ['CON', ' ..a/b:c ', 'ж'.repeat(500), `x.${'y'.repeat(300)}`, '. . CON .txt'])
      expect(cleanFileName(cleanFileName(name))).toBe(cleanFileName(name))
  })
})
