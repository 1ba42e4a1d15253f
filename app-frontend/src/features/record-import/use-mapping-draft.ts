import type {
  ColumnMapping,
  ImportMapping,
  ImportSuggestions,
  OriginKey,
} from '@poryadok/app-backend/record-import/contract'
import { useState } from 'react'

export type Transform = ColumnMapping['transform']
export type SuggestedColumn = ImportSuggestions['columns'][number]

export interface MappingDraft {
  columns: readonly SuggestedColumn[]
  key: OriginKey
  setField(column: number, field: string | null): void
  setTransform(column: number, transform: Transform): void
  setKey(column: number | null): void
  /** As the server keeps it. */
  mapping(constants: ImportMapping['constants']): ImportMapping
}

/** What a person makes of the suggestions; a column that they touch counts as theirs. */
export function useMappingDraft(suggestions: ImportSuggestions): MappingDraft {
  const [columns, setColumns] = useState(suggestions.columns)
  const [key, setKey] = useState(suggestions.originKey)
  const change = (column: number, part: Partial<SuggestedColumn>): void =>
    setColumns((all) => all.map((one) => (one.column === column ? { ...one, ...part } : one)))
  return {
    columns,
    key,
    setField: (column, field) => change(column, { field, transform: {}, found: field === null ? 'none' : 'same' }),
    setTransform: (column, transform) => change(column, { transform }),
    setKey: (column) => setKey(column === null ? { kind: 'content' } : { kind: 'column', column }),
    mapping: (constants) => ({
      columns: columns.flatMap(({ column, field, transform }) =>
        field === null ? [] : [{ column, field, transform }],
      ),
      constants,
    }),
  }
}
