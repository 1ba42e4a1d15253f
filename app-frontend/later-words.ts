import { dirname, resolve } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

type Messages = Record<string, unknown>

/** A screen that is loaded later, as the sources ask for it. */
const laterScreen = /\bimport\((['"])(\.[^'"]+\.tsx)\1\)/g
/** What a words module holds until the graph is known: `words:<lang>:<first | module>`. */
const blank = /(["'`])words:(\w+):([^"'`]+)\1/g
const catalogFile = /\/locales\/(\w+)\.po$/
const catalogJson = /JSON\.parse\((".*")\)/s
/** Sentences are named by six characters: quoted, they stand in the code of the modules that say them. */
const quoted = /["'`]([\w+/-]{6})["'`]/g

/** Modules that are loaded with the first one: itself and its static imports, all the way. */
function withImports(first: string, context: Rolldown.PluginContext): Set<string> {
  const known = new Set<string>()
  const walk = (id: string): void => {
    if (known.has(id)) return
    known.add(id)
    context.getModuleInfo(id)?.importedIds.forEach(walk)
  }
  walk(first)
  return known
}

/** Sentences that the modules say. */
function sentencesOf(modules: Set<string>, catalog: Messages, context: Rolldown.PluginContext): Set<string> {
  const own = [...modules].filter((id) => !id.includes('/node_modules/') && !catalogFile.test(id))
  const said = own.flatMap((id) => [...(context.getModuleInfo(id)?.code ?? '').matchAll(quoted)])
  return new Set(said.map(([, id = '']) => id).filter((id) => Object.hasOwn(catalog, id)))
}

/**
 * The page's first words are those of what its entry needs at once; every screen that is loaded later brings its own, in
 * the page's language, beside its script. So a new screen costs the tab's first row nothing. The catalogs stay whole for
 * translators, tests and development. A sentence that neither part says stops the build: it would be shown as its id.
 */
export function laterWords({ entry, loader }: { entry: string; loader: string }): Plugin {
  const catalogs = new Map<string, Messages>()
  const screens = new Set<string>()
  let first = new Set<string>()

  return {
    name: 'later-words',
    apply: 'build',
    resolveId: (id) => (id.startsWith('words:') ? `\0${id}` : null),
    load: (id) => (id.startsWith('\0words:') ? `export const messages = JSON.parse("${id.slice(1)}")` : null),
    transform(code, id) {
      const [, lang] = catalogFile.exec(id) ?? []
      if (lang) {
        catalogs.set(lang, JSON.parse(JSON.parse(catalogJson.exec(code)?.[1] ?? '"{}"') as string) as Messages)
        return `export const messages = JSON.parse("words:${lang}:first")`
      }
      if (!/\.tsx?$/.test(id) || id.includes('/node_modules/') || code.search(laterScreen) < 0) return null
      const asked = code.replaceAll(laterScreen, (whole, _quote: string, file: string) => {
        const screen = resolve(dirname(id), file)
        screens.add(screen)
        return `withWords(() => ${whole}, (lang) => lang === 'ru' ? import('words:ru:${screen}') : import('words:en:${screen}'))`
      })
      return `import { withWords } from '${loader}'\n${asked}`
    },
    renderStart() {
      const [catalog = {}] = catalogs.values()
      first = sentencesOf(withImports(entry, this), catalog, this)
      const later = [...screens].map((screen) => sentencesOf(withImports(screen, this), catalog, this))
      const said = new Set([first, ...later].flatMap((part) => [...part]))
      const unsaid = Object.keys(catalog).filter((id) => !said.has(id))
      if (unsaid.length > 0) this.error(`no screen brings the sentences ${unsaid.join(', ')}`)
    },
    renderChunk(code) {
      if (code.search(blank) < 0) return null
      return code.replaceAll(blank, (_whole, _quote: string, lang: string, part: string) => {
        const catalog = catalogs.get(lang) ?? {}
        const later = () => [...sentencesOf(withImports(part, this), catalog, this)].filter((id) => !first.has(id))
        const wanted = part === 'first' ? [...first] : later()
        return JSON.stringify(JSON.stringify(Object.fromEntries(wanted.map((id) => [id, catalog[id]]))))
      })
    },
  }
}
