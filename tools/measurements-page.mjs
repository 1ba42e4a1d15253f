const BEGIN = '<!-- test:long begins -->'
const END = '<!-- test:long ends -->'
const EMPTY_PAGE = `# Measurements\n\nThe last run of the proofs at full size.\n\n${BEGIN}\n${END}\n`

const row = (cells) => `| ${cells.join(' | ')} |`

/**
 * The page with this run in the place of the last one; everything outside the marks stays.
 * @param {string | undefined} page the present text
 * @param {{ command: string, commit: string, day: string, passed: number, failed: number,
 *   figures: { name: string, value: number | string, unit?: string }[] }} result
 */
export function measurementsPage(page = EMPTY_PAGE, { command, commit, day, passed, failed, figures }) {
  const table = figures.map(({ name, value, unit = '' }) => row([name, `${value} ${unit}`.trim()]))
  const lines = [
    `\`${command}\` on ${day}, commit ${commit}: ${passed} passed, ${failed} failed.`,
    '',
    ...(table.length > 0 ? [row(['Figure', 'Value']), row(['---', '---']), ...table] : ['No figures were written.']),
  ]
  const begin = page.indexOf(BEGIN)
  const end = page.indexOf(END)
  if (begin < 0 || end < begin) throw new Error(`docs/measurements.md has lost its marks ${BEGIN} and ${END}.`)
  return `${page.slice(0, begin + BEGIN.length)}\n${lines.join('\n')}\n${page.slice(end)}`
}
