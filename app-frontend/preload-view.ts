import type { Plugin, Rolldown } from 'vite'

/** Source of a chunk that the entry loads by `import()`, and the name under which the page asks for it. */
type Wanted = Record<string, string>

const isChunk = (part: Rolldown.OutputBundle[string]): part is Rolldown.OutputChunk => part.type === 'chunk'

/** Files a chunk needs at once: itself and its static imports, without those the page names already. */
function filesOf(bundle: Rolldown.OutputBundle, start: Rolldown.OutputChunk, known: Set<string>): string[] {
  const files = new Set<string>()
  const walk = (name: string): void => {
    const part = bundle[name]
    if (!part || !isChunk(part) || known.has(name) || files.has(name)) return
    files.add(name)
    part.imports.forEach(walk)
  }
  walk(start.fileName)
  return [...files]
}

/**
 * Puts a small script behind the boot data: it asks for the chunks of the page's view and language while the entry is
 * still on its way, so that the first row waits for one round trip of scripts and not for two.
 */
export function preloadView(wanted: Wanted): Plugin {
  return {
    name: 'preload-view',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html
        const chunks = Object.values(bundle).filter(isChunk)
        const entry = chunks.find((chunk) => chunk.isEntry)
        const known = new Set(entry ? [entry.fileName, ...entry.imports] : [])
        const files: Record<string, string[]> = {}
        for (const [name, source] of Object.entries(wanted)) {
          const chunk = chunks.find((one) => one.facadeModuleId?.endsWith(source))
          if (!chunk) throw new Error(`no chunk is made of ${source}`)
          files[name] = filesOf(bundle, chunk, known)
        }
        return html.replace('<!--boot-->', `<!--boot-->\n    <script nonce="__NONCE__">${script(files)}</script>`)
      },
    },
  }
}

const script = (files: Record<string, string[]>): string =>
  `(function(f,b){if(!b)return;b=JSON.parse(b.textContent);(f[b.view]||[]).concat(f[b.lang]||[]).forEach(function(h){` +
  `var l=document.createElement("link");l.rel="modulepreload";l.href="/"+h;document.head.appendChild(l)})})` +
  `(${JSON.stringify(files)},document.getElementById("boot"))`
