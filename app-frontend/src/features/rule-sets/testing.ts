import type { MailEntryView as MailEntry } from '@poryadok/app-backend/mail-lists/contract'
import type { AnswerView, BodyChecked, DryRun, RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { aBackend, json, type Backend } from '../../testing/backend.ts'

export const anEntry = (changes: Partial<MailEntry> = {}): MailEntry => ({
  id: 'e1',
  kind: 'address',
  header: '',
  match: 'is',
  value: 'robot@magazin.example',
  verdict: 'ignored',
  note: '',
  on: true,
  ...changes,
})

const who = { id: 7, name: 'Марина Лучинина' }

/** Version 13 works, draft 14 adds a domain. */
export const aLab = (changes: Partial<RuleLab> = {}): RuleLab => ({
  kind: 'automatic-mail',
  title: 'Автоматические письма',
  mode: 'live',
  published: {
    version: 13,
    body: { entries: [anEntry()] },
    note: 'магазины',
    by: who,
    at: '2026-11-20T09:00:00.000Z',
    backTo: null,
  },
  draft: {
    token: '5.2',
    body: { entries: [anEntry(), anEntry({ id: 'e2', kind: 'domain', value: 'news.example' })] },
    by: who,
    at: '2026-11-24T09:00:00.000Z',
  },
  empty: { entries: [] },
  changes: [{ what: 'Домен', before: null, after: 'news.example ✕' }],
  notes: [],
  examples: 0,
  shadowSince: null,
  may: { edit: true, publish: true, editors: [], publishers: [] },
  ...changes,
})

export const anAnswer = (key: 'ignored' | 'opens'): AnswerView => ({
  key,
  label: key === 'opens' ? 'Открывает запрос' : 'Запроса не открывает',
  outcome: key,
  because: [{ code: 'mail-lists.address', params: { address: 'robot@magazin.example', of: 'From' } }],
  evidence: [],
  certainty: null,
})

export const aRun = (changes: Partial<DryRun> = {}): DryRun => ({
  id: '0b5c1f8e-7a51-4f0e-9f57-4d3c1a2b6c7d',
  days: 30,
  baseVersion: 13,
  draft: '5.2',
  state: 'done',
  total: 3_200,
  records: 3_200,
  changed: 41,
  likePeople: 29,
  againstPeople: 2,
  effects: [],
  loads: [
    { key: 'opens', label: 'Открывает запрос', from: 120, to: 80 },
    { key: 'ignored', label: 'Запроса не открывает', from: 3, to: 43 },
  ],
  moves: [
    {
      from: { key: 'opens', label: 'Открывает запрос' },
      to: { key: 'ignored', label: 'Запроса не открывает' },
      count: 41,
      likePeople: 29,
      againstPeople: 2,
      samples: [{ subject: 'letter:7', title: 'robot@magazin.example · Заказ принят', at: '2026-11-23T07:00:00.000Z' }],
    },
  ],
  startedAt: '2026-11-24T09:00:00.000Z',
  endedAt: '2026-11-24T09:00:02.000Z',
  ...changes,
})

/** A backend with one kind of rules. */
export function aRulesBackend(lab: RuleLab = aLab(), run: DryRun | null = null): Backend {
  const checked: BodyChecked = { notes: [], changes: [] }
  return aBackend({
    'GET /api/rules': () =>
      json({ sets: [{ kind: lab.kind, title: lab.title, mode: lab.mode, version: 13, hasDraft: lab.draft !== null }] }),
    'GET /api/rules/automatic-mail': () => json(lab),
    'GET /api/rules/automatic-mail/dry-run': () => json({ run }),
    'POST /api/rules/automatic-mail/check': () => json(checked),
    'POST /api/rules/automatic-mail/bench': () => json({ results: [] }),
  })
}
