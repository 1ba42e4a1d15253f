import { isBase64, isQuotedPrintable } from './property.ts'

/** The logical lines of one card, and whether its end is there. */
export interface CardLines {
  lines: string[]
  complete: boolean
}

const begin = /^begin:\s*vcard\s*$/i
const end = /^end:\s*vcard\s*$/i
/** What begins a line of its own even after a soft break that leads nowhere. */
const known =
  /^(?:[\w-]+\.)?(?:begin|end|version|n|fn|org|title|role|tel|email|adr|label|url|note|bday|photo|rev|uid|categories|nickname|impp|x-[\w-]+)[;:]/i
/** Of one-byte characters: a no-break space may be the half of a letter. */
const blank = /^[ \t]*$/
const longText = /^(?:[\w-]+\.)?(?:note|adr|label)[;:]/i

/**
 * The cards of a file, their lines unfolded. Lines end in any mixture of CR and LF; a blank at the beginning goes on the line
 * before (RFC 6350 3.2), as does a quoted-printable value after `=`, and base64 that is not indented. A card within a card (AGENT)
 * is left out.
 */
export function cardLines(text: string): CardLines[] {
  const cards: CardLines[] = []
  let open: CardLines | null = null
  let agents = 0
  const close = (complete: boolean) => {
    if (open) cards.push({ ...open, complete })
    open = null
    agents = 0
  }
  for (const line of logicalLines(text)) {
    if (agents > 0) {
      if (begin.test(line)) agents += 1
      else if (end.test(line)) agents -= 1
    } else if (begin.test(line)) {
      if (open && isAgent(open.lines.at(-1))) agents = 1
      else {
        close(false)
        open = { lines: [], complete: false }
      }
    } else if (end.test(line)) close(true)
    else if (/^agent[;:].*begin:\s*vcard\s*$/i.test(line)) agents = 1
    else open?.lines.push(line)
  }
  close(false)
  return cards
}

const isAgent = (line: string | undefined) => line !== undefined && /^agent[^:]*:\s*$/i.test(line)

function logicalLines(text: string): string[] {
  const lines: string[][] = []
  for (const line of text.split(/\r*\n|\r+/)) {
    const before = lines.at(-1)
    const goesOn = before && joint(before, line)
    if (goesOn !== null && goesOn !== undefined) before?.push(goesOn)
    else if (!blank.test(line)) lines.push([line])
  }
  return lines.map((parts) => parts.join(''))
}

/** What of the line belongs to the one before; null when it is a line of its own. Changes the end of a soft break. */
function joint(before: string[], line: string): string | null {
  const [head = ''] = before
  const last = before.at(-1) ?? ''
  if (isQuotedPrintable(head) && last.endsWith('=') && !known.test(line)) {
    before[before.length - 1] = last.slice(0, -1)
    return line
  }
  if (/^[ \t]/.test(line)) return line.slice(1)
  if (isBase64(head) && /^[\w+/]+=*\s*$/.test(line)) return line
  if (blank.test(line) || line.includes(':') || !longText.test(head)) return null
  // A note with a bare line break, as some exporters write it.
  return `\\n${line}`
}
