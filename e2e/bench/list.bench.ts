import { machine } from './machine.ts'
import { measureListPage, type ListAct } from './measure-list-page.ts'
import { measureList } from './measure-list.ts'
import { textTable } from './text-table.ts'

const before = machine()
const rounds = 5
const pages = await measureListPage({ rounds, seed: 'large' })
const acts: Record<ListAct, string> = {
  firstRow: 'from the navigation to the first row',
  tick: 'a row is ticked',
  sort: 'a column is sorted, answer included',
  slowestStep: 'slowest window of rows scrolled, to its picture',
}
const ms = (value: number): string => value.toFixed(1)

process.stdout.write(
  `the list's page beside the grid library alone, 300 000 requests, ms, ${rounds} visits each\n\n` +
    textTable([
      ['', 'list', 'min', 'max', 'grid alone', 'min', 'max', 'ratio'],
      ...pages.acts.map(({ act, product, floor, ratio }) => [
        acts[act],
        ...[product, floor].flatMap(({ median, min, max }) => [median, min, max].map(ms)),
        ratio.toFixed(2),
      ]),
    ]) +
    `${before}, Chromium ${pages.browser}\n\n`,
)

const figures = await measureList(rounds)
const line = (title: string, took: number): string[] => [title, `${ms(took)} ms`]

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
