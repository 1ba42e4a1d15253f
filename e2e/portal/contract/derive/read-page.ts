import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is read off a page of the vendor's documentation: names, codes and request bodies, no sentences. */
export interface VendorPage {
  /** Parameters of its first table: type and whether an asterisk marks them. */
  params: { name: string; type: string; required: boolean }[]
  /** Names in bold in its tables: parameters and fields. */
  names: string[]
  /** Codes of its table of errors; '' stands for an error without a code. */
  errors: string[]
  /** The first JSON answer of the page. */
  answer: unknown
  /** Bodies of its cURL requests, by method. */
  requests: { method: string; body: string }[]
}

/** `page` without the extension; null when the documentation has no such page. */
export function readPage(docs: string, page: string): VendorPage | null {
  const file = join(docs, `${page}.md`)
  if (!existsSync(file)) return null
  const text = readFileSync(file, 'utf8')
  return {
    params: paramsIn(text),
    names: namesIn(text),
    errors: errorsIn(text),
    answer: answerIn(text),
    requests: requestsIn(text),
  }
}

const PARAM = /^\s*\|\| \*\*([A-Za-z_]\w*)(\*?)\*\*\s*\n?\[?`([^`]+)`/gm

function paramsIn(text: string): VendorPage['params'] {
  const table = /#\|([\s\S]*?)\|#/.exec(sectionAfter(text, 'Параметры метода'))?.[1] ?? ''
  return [...table.matchAll(PARAM)].map(([, name = '', star, type = '']) => ({ name, type, required: star === '*' }))
}

const NAME = /^\s*\|\| (?:\*\*|`)([A-Za-z_][A-Za-z0-9_]*)(?:\*{2,3}|`)/gm

const namesIn = (text: string): string[] => [...new Set([...text.matchAll(NAME)].map((one) => one[1] ?? ''))]

function sectionAfter(text: string, title: string): string {
  const start = text.indexOf(`## ${title}`)
  if (start < 0) return ''
  const rest = text.slice(start + 3)
  const end = rest.search(/\n## /)
  return end < 0 ? rest : rest.slice(0, end)
}

/** Rows are `|| status | code | …` or `|| code | …`; a code stands in backticks or in bold, an empty one is a dash or nothing. */
function errorsIn(text: string): string[] {
  const codes = new Set<string>()
  const section = sectionAfter(text, 'Обработка ошибок')
  const example = /"error":\s*"([^"]*)"/.exec(section)
  if (example) codes.add(example[1] ?? '')
  for (const row of section.matchAll(/^\|\|\s*(.*)$/gm)) {
    const cells = (row[1] ?? '').split('|').map(bare)
    const cell = /^\d{3}$/.test(cells[0] ?? '') && cells.length > 1 ? cells[1] : cells[0]
    if (cell === undefined || /^(Код|Статус|Название)/.test(cell) || /[а-яё]/i.test(cell)) continue
    codes.add(/^(-|—|–|Пустая строка|""|)$/.test(cell) ? '' : cell)
  }
  return [...codes].sort()
}

const bare = (cell: string): string => cell.replaceAll(/[`*\\]/g, '').trim()

function answerIn(text: string): unknown {
  const block = /```json\s*([\s\S]*?)```/.exec(sectionAfter(text, 'Обработка ответа'))
  return block ? parsed(block[1] ?? '') : undefined
}

/** `-d '{…}'` followed by the address of the method. */
function requestsIn(text: string): VendorPage['requests'] {
  const found: VendorPage['requests'] = []
  for (const block of text.matchAll(/```(?:bash|sh|shell|curl)?\s*\n?([\s\S]*?)```/g)) {
    const command = (block[1] ?? '').replaceAll(/'"?\$\(date[^)]*\)"?'/g, '2026-12-01T12:00:00+03:00')
    if (!/curl |^\s*-X POST/.test(command)) continue
    const method = /\/rest\/(?:[^\s"']*\/)?([A-Za-z][\w.]*\w)(?=[\s"'?]|$)/.exec(command)?.[1]?.replace(/\.json$/, '')
    if (method === undefined) continue
    const body = /(?:-d|--data(?:-raw)?|--json)\s+'([\s\S]*)'/.exec(command)?.[1]
    const other = /\s(?:-d|--data(?:-raw|-binary)?|-F|--form)\s/.test(command)
    if (body !== undefined || !other) found.push({ method, body: body ?? '{}' })
  }
  return found
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
