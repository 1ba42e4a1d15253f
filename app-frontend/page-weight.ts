import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

export interface WeighedFile {
  file: string
  /** Bytes after gzip -9. */
  gzip: number
}

type Output = Rolldown.RolldownOutput['output']

/** Builds the screens in memory, as the production build does. */
export async function buildInMemory(): Promise<Output> {
  const configFile = fileURLToPath(new URL('./vite.config.ts', import.meta.url))
  const built = await build({ configFile, mode: 'production', logLevel: 'error', build: { write: false } })
  if (Array.isArray(built) || !('output' in built)) throw new Error('the build has not one output')
  return built.output
}

const contentOf = (part: Output[number]): string | Uint8Array => (part.type === 'chunk' ? part.code : part.source)

/**
 * Scripts and styles that the browser loads before the first row of the view: those the page names, and those its
 * preload script adds for the view and the language.
 */
function filesBeforeFirstRow(html: string, view: string, lang: string): string[] {
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
  const lists = /\)\((\{.*\}),document\.getElementById/.exec(html)?.[1] ?? '{}'
  const preloaded = JSON.parse(lists) as Record<string, string[]>
  return [...new Set([...named, ...(preloaded[view] ?? []), ...(preloaded[lang] ?? [])])]
}

/** The weight of the view's first row, heaviest file first. */
export function pageWeight(output: Output, view: string, lang: string): WeighedFile[] {
  const byName = new Map(output.map((part) => [part.fileName, contentOf(part)]))
  const files = filesBeforeFirstRow(String(byName.get('index.html')), view, lang)
  return files
    .map((file) => ({ file, gzip: gzipSync(byName.get(file) ?? '', { level: 9 }).length }))
    .toSorted((a, b) => b.gzip - a.gzip)
}
