import { parse } from 'csv-parse/sync'
import AhoCorasick from 'modern-ahocorasick'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import naiveBayes from 'wink-naive-bayes-text-classifier'
import { compileDictionary } from '../src/categorization/rules/compile-dictionary.ts'
import { determineCategory, type CategoryPolicy } from '../src/categorization/rules/determine-category.ts'
import type { DictionaryEntry } from '../src/categorization/rules/dictionary.ts'
import { findWords } from '../src/categorization/rules/find-words.ts'
import { learnWords, type LabelledText } from '../src/categorization/rules/learn-words.ts'
import { termsOf } from '../src/categorization/rules/terms-of.ts'

/**
 * The dictionary learnt of one half of BANKING77 (https://github.com/PolyAI-LDN/task-specific-datasets: 13 083 questions to a bank
 * in 77 categories) and asked about the other. Takes the folder with train.csv and test.csv; prints one line of JSON.
 */
const [folder = ''] = process.argv.slice(2)
const read = (name: string): LabelledText[] =>
  parse<{ text: string; category: string }>(readFileSync(join(folder, name), 'utf8'), { columns: true }).map(
    ({ text, category }) => ({ subject: '', body: text, categoryId: category }),
  )
const train = read('train.csv')
const test = read('test.csv')

const entries = learnWords(train).map(({ phrase, categoryId, weight }, id): DictionaryEntry => ({
  id,
  phrase,
  categoryId,
  weight,
  matching: { kind: 'forms' },
  field: 'anywhere',
}))
const dictionary = compileDictionary(entries)
const byDictionary = (comparison: CategoryPolicy['comparison']) => (text: LabelledText) =>
  determineCategory(text, { dictionary, comparison, threshold: 1 }).categoryId

/** Share of the asked texts whose category is said right. */
const right = (say: (text: LabelledText) => string | null): number =>
  test.filter((text) => say(text) === text.categoryId).length / test.length

const sizes = Map.groupBy(train, ({ categoryId }) => categoryId)
const [majority = ''] = [...sizes].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? []
const bayes = naiveBayes()
bayes.definePrepTasks([(text: string) => termsOf(text).map(({ key }) => key)])
bayes.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 })
for (const { body, categoryId } of train) bayes.learn(body, categoryId)
bayes.consolidate()

const long = test.map(({ body }) => body).join('\n')
const automaton = new AhoCorasick(entries.map(({ phrase }) => phrase))
const shouted = long.toLowerCase()

/** The least of seven runs, nanoseconds a character. */
const perCharacter = (work: () => unknown): number => {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return (Math.min(...times) * 1_000_000) / long.length
}

/** Ten thousand phrases of made-up words, and a text of a million letters in which every tenth word belongs to one. */
const syllables = ['ка', 'ло', 'ми', 'ру', 'те', 'со', 'ва', 'ни', 'ду', 'пе']
const wordOf = (number: number): string =>
  Array.from(String(number).padStart(4, '0'), (digit) => syllables[Number(digit)]).join('')
const large = Array.from({ length: 10_000 }, (_, id): DictionaryEntry => ({
  id,
  phrase: `${wordOf(id)} ${wordOf((id * 7) % 10_000)}`,
  categoryId: String(id % 50),
  weight: 1 + (id % 90),
  matching: { kind: 'forms' },
  field: 'anywhere',
}))
const spoken = Array.from({ length: 120_000 }, (_, at) => {
  const id = (at * 7_919) % 10_000
  return at % 10 === 0 ? (large[id]?.phrase ?? '') : `${wordOf(id)}е`
})
const million = spoken.join(' ').slice(0, 1_000_000)
const largeDictionary = compileDictionary(large)
const leastMs = (work: () => unknown): number => (perCharacter(work) * long.length) / 1_000_000

process.stdout.write(
  `${JSON.stringify({
    large: {
      phrases: large.length,
      characters: million.length,
      found: findWords(largeDictionary, million).found.length,
      ms: leastMs(() =>
        determineCategory(
          { subject: '', body: million },
          { dictionary: largeDictionary, comparison: 'heaviest', threshold: 1 },
        ),
      ),
    },
    learntFrom: train.length,
    asked: test.length,
    categories: sizes.size,
    entries: entries.length,
    characters: long.length,
    right: {
      majority: right(() => majority),
      bayes: right(({ body }) => bayes.predict(body)),
      sum: right(byDictionary('sum')),
      heaviest: right(byDictionary('heaviest')),
    },
    nsPerCharacter: {
      ahoCorasick: perCharacter(() => automaton.search(shouted)),
      dictionary: perCharacter(() => findWords(dictionary, long)),
    },
  })}\n`,
)
