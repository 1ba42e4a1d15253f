/** Where a slider goes and how wide it is. `width` 0 means the full page. */
export interface SliderTarget {
  url: string
  width: number
}

/** The library chooses a width by a prefix of the path that its `..` parts cancel again. */
const WIDTH_BY_PREFIX: [RegExp, number][] = [
  [/^\/crm\/type\/\d+\/details\/\d+\/\.\./, 1640],
  [/^\/company\/personal\/user\/\d+\/groups\/create\/\.\./, 1200],
  [/^\/crm\/company\/requisite\/\d+\/\.\./, 950],
  [/^\/workgroups\/group\/\d+\/card\/\.\./, 900],
]

/** What an older portal opens; it looks at the path as it was sent, before any `..` is resolved. */
const SHORT_LIST =
  /^\/(crm\/(deal|lead|contact|company|type)|marketplace|company\/personal\/user\/\d+|workgroups\/group\/\d+)\//

/**
 * Reads the path of `openPath`: any address of the portal itself that begins with one slash. `..` parts are resolved
 * before the address is used. Returns null for what a portal answers with PATH_NOT_AVAILABLE.
 */
export function sliderTarget(
  path: unknown,
  origin: string,
  { clientId, shortPaths }: { clientId: string; shortPaths: boolean },
): SliderTarget | null {
  if (typeof path !== 'string' || !path.startsWith('/') || path.startsWith('//') || path.includes('\\')) return null
  if (shortPaths && !SHORT_LIST.test(path)) return null
  const url = URL.parse(path, origin)
  if (url === null || url.origin !== origin || url.pathname.startsWith('//')) return null
  url.searchParams.set('IFRAME', 'Y')
  url.searchParams.set('IFRAME_TYPE', 'SIDE_SLIDER')
  url.searchParams.set('from', 'rest_placement')
  url.searchParams.set('from_app', clientId)
  const width = WIDTH_BY_PREFIX.find(([prefix]) => prefix.test(path))?.[1] ?? 0
  return { url: url.pathname + url.search, width }
}

/**
 * Query of the page that `openApplication` opens: every parameter that is not `bx24_*`, nested ones in brackets, as a
 * form post of the portal writes them. The page turns them into PLACEMENT_OPTIONS again.
 */
export function applicationQuery(params: unknown): URLSearchParams {
  const query = new URLSearchParams({ IFRAME: 'Y', IFRAME_TYPE: 'SIDE_SLIDER' })
  if (typeof params !== 'object' || params === null) return query
  for (const [name, value] of Object.entries(params)) {
    if (!name.startsWith('bx24_') && name !== 'IFRAME' && name !== 'IFRAME_TYPE') append(query, name, value)
  }
  return query
}

function append(query: URLSearchParams, name: string, value: unknown): void {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) append(query, `${name}[${key}]`, inner)
    return
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    query.append(name, String(value))
}
