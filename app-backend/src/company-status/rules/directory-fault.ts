interface Row {
  name: string
  isDefault: boolean
  archived: boolean
}

const plain = (name: string) => name.trim().toLowerCase().replaceAll('ё', 'е')

/** Why a directory can't be saved: two statuses of one name, none or several for new companies; null: it can. */
export function directoryFault(rows: readonly Row[]): 'twice' | 'no-default' | 'two-defaults' | null {
  const names = rows.map(({ name }) => plain(name))
  if (new Set(names).size < names.length) return 'twice'
  const defaults = rows.filter((row) => row.isDefault && !row.archived)
  if (defaults.length === 0) return 'no-default'
  return defaults.length > 1 || rows.some((row) => row.isDefault && row.archived) ? 'two-defaults' : null
}
