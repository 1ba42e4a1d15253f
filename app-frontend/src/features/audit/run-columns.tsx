import type { I18n } from '@lingui/core'
import { t } from '@lingui/core/macro'
import type { RunRow } from '@poryadok/app-backend/audit/contract'
import { Chip } from '../../ui/chip.tsx'
import type { GridColumn } from '../../ui/grid/grid-types.ts'
import { Moment } from '../../ui/moment.tsx'
import { RunAuthor } from './run-author.tsx'
import type { RunWords } from './use-run-words.ts'

export const runColumns = (i18n: I18n, words: RunWords): GridColumn<RunRow>[] => [
  { id: 'at', title: t(i18n)`Когда`, width: 140, pinned: 'start', cell: ({ startedAt }) => <Moment at={startedAt} /> },
  { id: 'rule', title: t(i18n)`Что работало`, width: 200, cell: (run) => <RunAuthor run={run} /> },
  { id: 'mode', title: t(i18n)`Как`, width: 140, cell: ({ mode }) => words.mode(mode) },
  {
    id: 'counts',
    title: t(i18n)`Итог`,
    width: 320,
    grows: true,
    cell: ({ counts, refusal }) => (
      <span className="flex min-w-0 gap-1.5 overflow-hidden">
        {refusal && <Chip tone="red">{t(i18n)`остановлено`}</Chip>}
        {Object.entries(counts).map(([state, count]) => (
          <Chip key={state} tone={words.state(state).tone}>
            {words.state(state).word} {count}
          </Chip>
        ))}
      </span>
    ),
  },
]
