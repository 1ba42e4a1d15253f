import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { machine } from './machine.ts'
import { textTable } from './text-table.ts'

interface Measured extends Record<
  'search' | 'slowest' | 'plain' | 'columns' | 'building' | 'folding' | 'step',
  number
> {
  nodes: number
  levels: number
  mended: number
  right: number
}

const corpus = process.env['PORYADOK_CORPUS']

if (corpus) {
  const before = machine()
  const program = fileURLToPath(new URL('../../app-backend/bench/products.ts', import.meta.url))
  const table = join(corpus, 'okpd2-prog815/okpd_table.tsv')
  const measure = (copies: number): Measured =>
    JSON.parse(execFileSync(process.execPath, [program, table, String(copies)], { encoding: 'utf8' })) as Measured
  const [one, five] = [measure(1), measure(5)]
  const line = (
    title: string,
    name: 'search' | 'slowest' | 'plain' | 'columns' | 'building' | 'folding' | 'step',
  ): string[] => [title, `${one[name].toFixed(2)} ms`, `${five[name].toFixed(2)} ms`]
  process.stdout.write(
    `a classifier of ${one.nodes} nodes on ${one.levels} levels, and five times as many\n\n` +
      textTable([
        ['', String(one.nodes), String(five.nodes)],
        ['parents filled right', String(one.right), String(five.right)],
        line('search over all levels, median', 'search'),
        line('search over all levels, slowest', 'slowest'),
        line('plain filter of an array, median', 'plain'),
        line('what the levels offer after a choice', 'columns'),
        line('laying the tree out, once', 'building'),
        line('folding its words, once', 'folding'),
        line('longest step of both', 'step'),
      ]) +
      `${before}\n`,
  )
} else {
  process.stdout.write(
    'Needs the classifier of products (https://github.com/prog815/okpd2): PORYADOK_CORPUS is the folder that holds okpd2-prog815/okpd_table.tsv.\n',
  )
}
