const FORBIDDEN = [
  [/\bDate\.now\b/, 'reads the clock (Date.now)'],
  [/\bnew Date\(\s*\)/, 'reads the clock (new Date())'],
  [/\bnew Date\b(?!\()/, 'reads the clock (new Date)'],
  [/(?<!new )\bDate\(/, 'reads the clock (Date())'],
  [/\bMath\.random\b/, 'is left to chance (Math.random)'],
  [/\brandomUUID\b/, 'is left to chance (randomUUID)'],
  [/\basync\b/, 'waits (async)'],
  [/\bawait\b/, 'waits (await)'],
  [/\bprocess\./, 'reads its surroundings (process)'],
  [/\bimport\.meta\b/, 'reads its surroundings (import.meta)'],
  [/\bfetch\(/, 'asks the network (fetch)'],
]

/** Comments and texts say what they like; line breaks stay, so that line numbers hold. */
function codeOnly(source) {
  const blank = (text) => text.replaceAll(/[^\n]/g, ' ')
  return source.replaceAll(/\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|(?<![:\\])\/\/.*/g, blank)
}

/**
 * What in this source keeps it from being a pure rule.
 * @param {string} source
 * @returns {{ line: number, what: string }[]}
 */
export function impurities(source) {
  const lines = codeOnly(source).split('\n')
  return lines.flatMap((text, index) =>
    FORBIDDEN.filter(([pattern]) => pattern.test(text)).map(([, what]) => ({ line: index + 1, what })),
  )
}
