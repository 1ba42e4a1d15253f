/** Words after `npm` and `pnpm` that are theirs, not scripts of ours. */
const OF_THE_TOOL = new Set([
  'install',
  'i',
  'ci',
  'add',
  'remove',
  'exec',
  'dlx',
  'run',
  'run-script',
  'store',
  'config',
  'why',
  'pack',
  'publish',
])

const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found)
const unique = (list) => [...new Set(list)]

/**
 * What a Markdown text promises: scripts (`npm run x`, `npm test`, `pnpm x`), commands of tools/run.mjs, paths in
 * backticks, and relative links and pictures.
 * @param {string} markdown
 */
export function mentionsIn(markdown) {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```/gm, '')
  const scripts = [
    ...all(markdown, /\bp?npm (?:--silent |-s )?run ([\w:-]+)/g),
    ...all(markdown, /\bnpm (test|start)\b/g),
    ...all(markdown, /\bpnpm ([a-z][\w:-]*)/g).filter((name) => !OF_THE_TOOL.has(name)),
  ]
  const quoted = all(prose, /(?<!`)`([^`\n]+)`(?!`)/g)
  return {
    scriptNames: unique(scripts),
    commandNames: unique(all(markdown, /tools\/run\.mjs ([a-z][\w:-]*)/g)),
    paths: unique(
      quoted
        .map((text) => text.replace(/:\d+$/, '').replace(/\/$/, ''))
        .filter((text) => /^[\w.@-]+(\/[^\s/]+)*$/.test(text)),
    ),
    links: unique(
      all(markdown, /\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)
        .concat(all(markdown, /<(?:img|a)\s[^>]*(?:src|href)="([^"]+)"/g))
        .filter((link) => !/^([a-z]+:|#)/i.test(link))
        .map((link) => link.replace(/#.*$/, '')),
    ),
  }
}
