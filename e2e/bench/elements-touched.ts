const walks = ['keys', 'values', 'entries'] as const
const scans = [
  'filter',
  'map',
  'find',
  'findIndex',
  'findLast',
  'some',
  'every',
  'indexOf',
  'includes',
  'forEach',
  'reduce',
  'flatMap',
  'splice',
  'concat',
  'join',
  'sort',
  'toSorted',
] as const
const lookups = ['get', 'set', 'has', 'delete', 'add'] as const

type Method = (this: unknown, ...args: unknown[]) => unknown
type Patchable = Record<string | symbol, Method>

/**
 * How many elements of maps, sets and arrays some work touches: a cost that no neighbour, collector or clock changes. A walk
 * over a map counts what it takes out, an array's method the array's length (`slice` what it takes), a look-up one.
 */
export async function elementsTouched(work: () => unknown): Promise<number> {
  let touched = 0
  const undo: (() => void)[] = []
  const patch = (target: object, name: string | symbol, wrap: (real: Method) => Method): void => {
    const patchable = target as Patchable
    const real = patchable[name]
    if (real === undefined) return
    patchable[name] = wrap(real)
    undo.push(() => (patchable[name] = real))
  }
  const counting = (real: Method): Method =>
    function walk(this: unknown, ...args) {
      const inner = real.apply(this, args) as Iterator<unknown>
      const next = inner.next.bind(inner)
      inner.next = () => {
        touched += 1
        return next()
      }
      return inner
    }
  for (const target of [Map.prototype, Set.prototype]) {
    for (const name of [...walks, Symbol.iterator]) patch(target, name, counting)
    for (const name of lookups)
      patch(
        target,
        name,
        (real) =>
          function look(this: unknown, ...args) {
            touched += 1
            return real.apply(this, args)
          },
      )
    patch(
      target,
      'forEach',
      (real) =>
        function each(this: unknown, ...args) {
          touched += (this as Set<unknown>).size
          return real.apply(this, args)
        },
    )
  }
  for (const name of scans)
    patch(
      Array.prototype,
      name,
      (real) =>
        function scan(this: unknown, ...args) {
          touched += (this as unknown[]).length
          return real.apply(this, args)
        },
    )
  patch(
    Array.prototype,
    'slice',
    (real) =>
      function part(this: unknown, ...args) {
        const taken = real.apply(this, args) as unknown[]
        touched += taken.length
        return taken
      },
  )
  try {
    await work()
  } finally {
    for (const one of undo.toReversed()) one()
  }
  return touched
}
