import { i18n } from '@lingui/core'
import { beforeEach, describe, expect, test } from 'vitest'
import { speak } from '../../testing/render-screen.tsx'
import { knownReasons, reasonWords } from './sentences.ts'

/** Codes that the backend gives today. */
const codes = [
  'scenarios.returned',
  'scenarios.lacks',
  'scenarios.all-filled',
  'scenarios.nothing-required',
  'thread.in-reply-to',
  'thread.references',
  'thread.new',
  'thread.stranger',
  'thread.closed-gone',
  'thread.waits-for-parent',
  'thread.late-parent',
  'thread.token',
  'thread.activity',
  'thread.thread-index',
  'thread.subject-key',
  'thread.client-address',
  'thread.new-unknown',
  'thread.closed-reopened',
  'thread.closed-linked',
  'thread.continued',
  'thread.per-department',
  'thread.task',
  'thread.staff',
  'thread.staff-new',
  'thread.moved',
  'thread.moved-back',
  'thread.split-undone',
  'intake.set-aside',
  'considered.unknown',
  'considered.forged',
  'considered.not-in-portal',
  'considered.stranger',
  'considered.later',
  'client.found',
  'client.several',
  'client.created',
  'cards.uid-found',
  'cards.uid-of-another',
  'cards.company-taken',
  'mailbox.responsible',
  'mailbox.responsible-gone',
  'intake.automatic',
  'intake.duplicate',
  'intake.automatic-attached',
  'intake.own-letter',
  'intake.forwarded',
  'intake.loop',
  'intake.own-address',
  'intake.unparsable',
  'intake.too-slow',
  'intake.memory',
  'intake.no-sender',
  'intake.too-large',
  'intake.unknown-recipient',
  'intake.refused-by-portal',
  'intake.waiting-portal',
  'intake.reply-to',
  'intake.failed',
  'external.ticked',
  'external.looked-again',
  'external.reopened',
  'external.handed-over',
  'external.changed',
  'external.closed',
  'external.unticked',
  'external.deleted',
  'external.of-field',
  'external.only-bound',
  'external.no-performer',
  'external.no-request',
  'external.contact-gone',
  'external.no-address',
  'external.own-address',
  'external.several-addresses',
  'external.chosen-address',
  'external.only-address',
  'external.followed-request',
  'external.bounced',
  'letter.file-not-stored',
  'category.by-heaviest',
  'category.by-equal-weights',
  'category.by-sum',
  'category.runner-up',
  'category.no-words',
  'category.tie',
  'category.below-threshold',
  'category.suggested',
  'category.gaps-cut',
  'deadline.target',
  'deadline.from-categorized',
  'deadline.from-received',
  'deadline.from-recategorized',
  'deadline.unknown-year',
  'deadline.overdue-at-birth',
  'deadline.paused',
  'deadline.no-working-days',
  'deadline.no-target',
  'deadline.locked',
  'routing.fewest-open',
  'routing.round-robin',
  'routing.previous',
  'routing.reopened-kept',
  'routing.reopened-anew',
  'routing.reopened-left',
  'routing.deputy',
  'routing.nobody-able',
  'routing.group-off',
  'routing.nobody',
  'routing.no-group',
  'routing.by-department',
  'missed-call.line-of-call',
  'missed-call.line-in-text',
  'missed-call.line-not-told',
  'missed-call.line-unknown',
  'missed-call.line-ambiguous',
  'missed-call.line-never-told',
  'missed-call.line-without-holder',
  'missed-call.holder',
  'missed-call.holder-left',
  'missed-call.holder-away',
  'missed-call.no-substitute',
  'call-card.found-company',
  'call-card.found-contact-company',
  'call-card.found-contact',
  'call-card.found-lead',
  'call-card.mine',
  'call-card.team',
  'call-card.other',
  'call-card.nobody',
  'call-card.shared',
  'call-card.nothing',
  'call-card.hidden',
  'call-card.internal',
  'call-card.no-rule',
  'stuck.owner-gone',
  'stuck.owner-hidden',
  'stuck.owner-of-another',
  'stuck.owner-closed',
  'stuck.overdue',
  'stuck.by-hand',
  'stuck.followed',
  'company-status.administrator',
  'company-status.trusted',
  'company-status.head',
  'company-status.no-responsible',
  'company-status.departments-unknown',
  'company-status.no-head',
  'company-status.responsible-only',
  'company-status.not-head',
  'company-status.author-unknown',
  'company-status.turned-back-too-often',
  'company-status.usual',
  'former.marked',
  'former.unmarked',
  'former.left',
  'former.returned',
  'former.no-companies',
  'former.gone',
  'former.left-as-it-is',
  'former.history',
  'former.handed-over',
  'missed-call.substitute',
  'missed-call.head',
  'missed-call.nobody-left',
  'missed-call.lead-closed',
  'missed-call.by-hand',
  'missed-call.by-hand-before',
  'missed-call.guarded',
  'missed-call.kept',
  'missed-call.guard-over',
  'missed-call.taken-by-operator',
  'missed-call.operator-writes',
  'missed-call.fought',
  'missed-call.settles',
  'missed-call.given-by-hand',
  'missed-call.taken-by-hand',
  'phone-conflict.companies',
  'phone-conflict.strangers',
  'phone-conflict.contacts',
  'phone-conflict.own-contact',
  'phone-conflict.client-and-lead',
  'phone-conflict.leads',
  'phone-conflict.mend-companies',
  'phone-conflict.mend-strangers',
  'phone-conflict.mend-contacts',
  'phone-conflict.mend-own-contact',
  'phone-conflict.mend-client-and-lead',
  'phone-conflict.mend-leads',
  'phone-line.taken',
  'phone-line.not-yours',
  'phone-line.no-person',
  'phone-line.no-number',
]
const say = (code: string, params: Record<string, string | number> = {}): string =>
  reasonWords(i18n, { code, params }).text

test('every code of the backend has a sentence', () => {
  expect(codes.filter((code) => !knownReasons.includes(code))).toEqual([])
})

describe('in Russian', () => {
  beforeEach(() => speak('ru'))

  test('an answer names the letter it answers', () => {
    expect(say('thread.in-reply-to', { letterAt: '19.11, 17:00' })).toBe(
      'Это ответ на письмо от 19.11, 17:00: на него указывает заголовок In-Reply-To. По теме письма не искали.',
    )
  })

  test.each([
    [2, 'у 2 клиентов'],
    [5, 'у 5 клиентов'],
    [21, 'у 21 клиента'],
  ])('an address of %i clients says how many there are', (count, words) => {
    expect(say('client.several', { count, name: 'Елена Воронцова' })).toContain(words)
  })

  test('waiting for the portal says what goes on by itself', () => {
    expect(say('intake.waiting-portal', { detail: 'portal.unavailable' })).toBe(
      'Портал не отвечает. Повторим сами, письмо не потеряется.',
    )
  })

  test('a letter that is too large names both sizes', () => {
    expect(say('intake.too-large', { sizeMb: 41, limitMb: 35 })).toBe(
      'Письмо больше допустимого: 41 МБ при пределе 35 МБ.',
    )
  })

  test('a stranger is told which request the letter is like', () => {
    expect(say('thread.stranger', { address: 'x@y.example', number: 17 })).toContain('Похоже на запрос № 17')
  })

  test.each([
    ['bounce-hard', 'не доставлено'],
    ['auto-reply', 'автоответ'],
    ['list', 'рассылка'],
    ['notification', 'написано автоматом'],
  ])('automatic mail of the kind %s is named', (kind, words) => {
    expect(say('intake.automatic', { kind, signal: 'Auto-Submitted' })).toContain(words)
  })

  test('a code without a sentence is neutral and known as such', () => {
    expect(reasonWords(i18n, { code: 'routing.group', params: {} })).toEqual({
      text: 'Решение принято по правилу, у которого здесь ещё нет описания.',
      known: false,
    })
  })
})

describe('in English', () => {
  beforeEach(() => speak('en'))

  test('a stranger in a known conversation is named', () => {
    expect(say('thread.stranger', { address: 'x@y.example' })).toBe(
      'The letter refers to a known conversation, but x@y.example takes no part in it. So a new request was opened.',
    )
  })

  test('an address of several clients says whom it took', () => {
    expect(say('client.several', { count: 3, name: 'Anna' })).toBe(
      '3 clients have this address. Of those with a company the oldest is taken: Anna.',
    )
  })

  test.each(codes)('the sentence of %s is English', (code) => {
    expect(say(code, { count: 2, name: 'A', address: 'a@b.example', detail: 'd', signal: 's' })).not.toMatch(/[а-яё]/i)
  })
})
