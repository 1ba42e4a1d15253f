import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { machine } from './machine.ts'
import { textTable } from './text-table.ts'

interface Measured {
  learntFrom: number
  asked: number
  categories: number
  entries: number
  characters: number
  right: Record<'majority' | 'bayes' | 'sum' | 'heaviest', number>
  /** A large dictionary over one long text, the whole decision. */
  large: { phrases: number; characters: number; found: number; ms: number }
  nsPerCharacter: Record<'ahoCorasick' | 'dictionary', number>
}

const corpus = process.env['PORYADOK_CORPUS']

if (corpus) {
  const before = machine()
  const program = fileURLToPath(new URL('../../app-backend/bench/categories.ts', import.meta.url))
  const answer = execFileSync(process.execPath, [program, join(corpus, 'banking77/banking_data')], { encoding: 'utf8' })
  const { learntFrom, asked, categories, entries, characters, right, large, nsPerCharacter } = JSON.parse(
    answer,
  ) as Measured
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
  const speed = (ns: number): string[] => [ns.toFixed(1), (ns / nsPerCharacter.ahoCorasick).toFixed(1)]
  process.stdout.write(
    `${asked} questions in ${categories} categories; learnt from ${learntFrom} others: ${entries} words and pairs of words\n\n` +
      textTable([
        ['', 'right'],
        ['always the most frequent category', percent(right.majority)],
        ['naive Bayes of the same words and pairs', percent(right.bayes)],
        ['dictionary, the sum of weights', percent(right.sum)],
        ['dictionary, the heaviest word', percent(right.heaviest)],
      ]) +
      `\nthe whole of them as one text of ${characters} characters\n\n` +
      textTable([
        ['', 'ns a character', 'by the library'],
        ['Aho–Corasick library alone, as spelt', ...speed(nsPerCharacter.ahoCorasick)],
        ['dictionary, any form, with places', ...speed(nsPerCharacter.dictionary)],
      ]) +
      `\n${large.phrases} phrases over ${large.characters} characters, ${large.found} places found: the category in ${large.ms.toFixed(0)} ms\n` +
      `${before}\n`,
  )
} else {
  process.stdout.write(
    'Needs the BANKING77 questions (https://github.com/PolyAI-LDN/task-specific-datasets): PORYADOK_CORPUS is the folder that holds banking77/banking_data/train.csv and test.csv.\n',
  )
}
