import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * The hidden page of calls is built apart: every page of the portal loads it, so that it shares no file with the screens and brings
 * neither React nor styles.
 */
export function ownCallCard(): Plugin {
  return {
    name: 'own-call-card',
    apply: 'build',
    async generateBundle() {
      const built = await build({
        configFile: false,
        logLevel: 'error',
        resolve: { alias: { luxon: here('./src/app/luxon-stub.ts') } },
        build: { write: false, target: 'es2022', rolldownOptions: { input: here('./src/app/own-call-card.ts') } },
      })
      if (Array.isArray(built) || !('output' in built)) throw new Error('the hidden page has not one output')
      const [script, ...more] = built.output
      if (more.length > 0) throw new Error('the hidden page is more than one file')
      this.emitFile({ type: 'asset', fileName: script.fileName, source: script.code })
      this.emitFile({ type: 'asset', fileName: 'own-call-card.html', source: page(script.fileName) })
    },
  }
}

const page = (script: string): string => `<!doctype html>
<html lang="__LANG__">
  <head>
    <meta charset="utf-8" />
    <!--boot-->
    <meta name="referrer" content="no-referrer" />
    <script type="module" nonce="__NONCE__" src="/${script}"></script>
  </head>
  <body></body>
</html>
`
