import { emailKey } from '../../kernel/email.ts'
import { cleanLine } from './clean-line.ts'
import type { LetterAddress } from './parsed-letter.ts'

/** Whose letter was forwarded, from the block that mail programs put over it. */
export type ForwardedOriginal = LetterAddress & { subject: string }

/** How programs name a forwarded letter in the subject; marks may be stacked behind «Re:». */
const forwardMark =
  /^\s*((re|aw|sv|ответ)(\[\d+\])?:\s*)*(fwd?|wg|vs|tr|rv|enc|i|пересл|переслано|перенаправлено|пд)(\[\d+\])?:/i

/** Lines that begin the block. */
const blockStart =
  /^[>\s]*(-{2,}\s*(forwarded message|original message|пересылаемое сообщение|пересланное сообщение|исходное сообщение|конец|переадресованное сообщение|weitergeleitete nachricht|ursprüngliche nachricht|begin forwarded message)[^\n]*|begin forwarded message:|начало переадресованного сообщения:|начало пересылаемого сообщения:|-{8,}|_{8,})\s*$/i
const fromLine = /^[>\s*]*(from|от|отправитель|von|от кого)\*?\s*:\*?\s*(.+)$/i
const subjectLine = /^[>\s*]*(subject|тема|betreff)\*?\s*:\*?\s*(.+)$/i
/** «19.11.2026, 10:12, "Анна" <anna@zarechie.example>:» stands over letters that the Yandex and Mail.ru pages forward. */
const quotedBy = /^[>\s]*\d{1,2}[.\s][^\n]{3,40},\s*["«]?([^"«»<>\n]{0,100})["»]?\s*<([^<>\s]+@[^<>\s]+)>\s*:?\s*$/

/** Lines looked at: the block stands at the top, under a few words of who forwards. */
const lineLimit = 60

/**
 * Who wrote the letter that this one forwards, null when it forwards none: the subject has to say so, or the block has to be one
 * that programs write for forwarding.
 */
export function forwardedOriginal(subject: string, text: string): ForwardedOriginal | null {
  const lines = text.split('\n', lineLimit)
  const start = lines.findIndex((line) => blockStart.test(line))
  const named = /forwarded|пересла|пересыл|переадрес|weitergeleitet/i.test(lines[start] ?? '')
  if (!forwardMark.test(subject) && !named) return null
  const block = lines.slice(start < 0 ? 0 : start)
  const at = block.findIndex((line) => fromLine.test(line))
  const quoted = block.map((line) => quotedBy.exec(line)).find(Boolean)
  const writer =
    at < 0 ? addressOf(quoted?.[1] ?? '', quoted?.[2]) : readAddress(fromLine.exec(block[at] ?? '')?.[2] ?? '')
  if (writer === null) return null
  const title =
    block
      .slice(Math.max(0, at))
      .map((line) => subjectLine.exec(line))
      .find(Boolean)?.[2] ?? ''
  return { ...writer, subject: cleanLine(title, 2_000) || cleanLine(subject.replace(forwardMark, ''), 2_000) }
}

/** «Анна <anna@zarechie.example>», «Анна [mailto:anna@zarechie.example]» or the address alone. */
function readAddress(text: string): LetterAddress | null {
  const inside = /^(.*?)[<[(](?:mailto:)?([^<>[\]()\s]+@[^<>[\]()\s]+)[>\])]/.exec(text)
  if (inside) return addressOf(inside[1] ?? '', inside[2])
  return addressOf('', /[^\s<>[\]()"':;,]+@[^\s<>[\]()"':;,]+/.exec(text)?.[0])
}

function addressOf(name: string, address: string | undefined): LetterAddress | null {
  const key = emailKey(address ?? '')
  return key === null ? null : { name: cleanLine(name.replaceAll(/["'*«»]/g, ''), 200), address: key }
}
