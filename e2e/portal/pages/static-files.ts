import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { rolldown } from 'rolldown'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The pages' scripts, by the name under which they are sent; what they share is sent once. */
const SCRIPTS = { page: here('assets/page.ts'), frame: here('../frame/client/start.ts') }

const sheet = (folder: string, names: string[]): string[] => names.map((name) => here(`${folder}/${name}.css`))

/** The pages' style sheets, each of several files in this order. */
const SHEETS: Record<string, string[]> = {
  page: sheet(
    'assets',
    'base controls forms shell header table board card timeline overlay work people lab tools'.split(' '),
  ),
  frame: sheet('../frame/client', ['frame', 'layout', 'app-form', 'call-card']),
}

const ICON = here('assets/favicon.svg')

interface Sent {
  /** Files it was made of, and when the last of them changed. */
  sources: string[]
  changedMs: number
  /** Text by file name. */
  files: Map<string, string>
}

// One process may play several portals: what they send is the same.
const made = new Map<string, Promise<Sent>>()

/** Serves what pages load: `/_static/scripts/*.js`, `/_static/styles/*.css` and the icon. A changed source is made anew. */
export function serveStaticFiles(server: FastifyInstance): void {
  const serve = (path: string, type: string, make: (file: string) => Promise<Sent | undefined>): void => {
    server.get<{ Params: { file: string } }>(`/_static/${path}`, async (request, reply) => {
      const { file } = request.params
      const text = (await make(file))?.files.get(file)
      if (text === undefined) return reply.code(404).type('text/plain').send('Not found')
      return reply.header('cache-control', 'no-cache').type(`${type}; charset=utf-8`).send(text)
    })
  }
  serve('scripts/:file', 'text/javascript', () => fresh('scripts', bundle))
  serve('styles/:file', 'text/css', (file) => {
    const sources = SHEETS[file.replace(/\.css$/, '')]
    return sources === undefined ? Promise.resolve(undefined) : fresh(file, () => joined(file, sources))
  })
  serve('icons/:file', 'image/svg+xml', () => fresh('icons', () => joined('favicon.svg', [ICON])))
}

/** `name` is one of a few: what a browser asks for is never one by itself. */
async function fresh(name: string, make: () => Promise<Sent>): Promise<Sent> {
  const making = made.get(name)
  const known = making && (await making)
  if (known && known.changedMs === lastChange(known.sources)) return known
  const next = make()
  made.set(name, next)
  // A source that does not compile is no reason to go on refusing the repaired one.
  next.catch(() => made.delete(name))
  return next
}

/** The scripts as the browser runs them: joined and without their types. */
async function bundle(): Promise<Sent> {
  const build = await rolldown({ input: SCRIPTS, logLevel: 'silent' })
  try {
    const { output } = await build.generate({ format: 'es', chunkFileNames: '[name].js' })
    const chunks = output.filter((one) => one.type === 'chunk')
    const files = new Map(chunks.map((one) => [one.fileName, one.code]))
    return sentFrom(
      chunks.flatMap((one) => Object.keys(one.modules)),
      files,
    )
  } finally {
    await build.close()
  }
}

function joined(name: string, sources: string[]): Promise<Sent> {
  const text = sources.map((path) => readFileSync(path, 'utf8')).join('\n')
  return Promise.resolve(sentFrom(sources, new Map([[name, text]])))
}

/** Modules that the bundler adds of its own are no files. */
function sentFrom(modules: string[], files: Map<string, string>): Sent {
  const sources = modules.filter((path) => statSync(path, { throwIfNoEntry: false }) !== undefined)
  return { sources, changedMs: lastChange(sources), files }
}

function lastChange(sources: string[]): number {
  return Math.max(0, ...sources.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0))
}
