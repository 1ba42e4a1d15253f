import { machine } from './machine.ts'
import { measureList } from './measure-list.ts'
import { textTable } from './text-table.ts'

const before = machine()
const rounds = 9
const figures = await measureList(rounds)
const line = (title: string, ms: number): string[] => [title, `${ms.toFixed(1)} ms`]

process.stdout.write(
  `the requests behind the list's pages, 300 000 requests in the local portal, median of ${rounds}\n\n` +
    textTable([
      ['one REST request', 'takes'],
      line('first page with the counts of three views', figures.firstPageMs),
      line('next page', figures.nextPageMs),
      line('page behind 299 000 others', figures.deepPageMs),
      line('first page in the order of another field', figures.sortedPageMs),
      line('first page of words in titles, counted', figures.wordsMs),
      line('floor: a plain list of fifty', figures.plainListMs),
    ]) +
    `${before}\n`,
)
