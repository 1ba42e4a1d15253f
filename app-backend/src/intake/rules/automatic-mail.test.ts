import { describe, expect, it } from 'vitest'
import { automaticMail, type AutomaticFacts } from './automatic-mail.ts'
import type { AutomaticSignals } from './automatic-signals.ts'

const none: AutomaticSignals = {
  autoSubmitted: null,
  answeringProgram: null,
  xAutoResponseSuppress: null,
  precedence: null,
  listHeader: null,
  listAddresses: [],
  returnPath: null,
  failedRecipients: null,
  emptyFrom: false,
  contentType: 'text/plain',
  reportType: '',
  calendarMethod: '',
  subject: 'Не открывается счёт',
  answers: false,
}
type More = Partial<Omit<AutomaticFacts, 'signals'>>
const facts = (signals: Partial<AutomaticSignals>, more: More = {}): AutomaticFacts => ({
  signals: { ...none, ...signals },
  envelopeFrom: 'anna@zarechie.example',
  from: 'anna@zarechie.example',
  text: 'Добрый день.',
  report: { recipients: [], status: '' },
  own: ['support@poryadok.example'],
  ...more,
})
const kindOf = (signals: Partial<AutomaticSignals>, more: More = {}) => automaticMail(facts(signals, more))?.kind

describe('a letter of a program', () => {
  it.each<[Partial<AutomaticSignals>, string, string]>([
    [{ autoSubmitted: 'auto-replied' }, 'auto-reply', 'Auto-Submitted: auto-replied'],
    [{ autoSubmitted: 'auto-generated; owner-email="a@x"' }, 'notification', 'Auto-Submitted: auto-generated'],
    [{ autoSubmitted: 'auto-notified' }, 'notification', 'Auto-Submitted: auto-notified'],
    [{ autoSubmitted: 'Nope' }, 'notification', 'Auto-Submitted: Nope'],
    [{ answeringProgram: { name: 'X-Autoreply', value: 'yes' } }, 'auto-reply', 'X-Autoreply'],
    [{ xAutoResponseSuppress: 'All' }, 'notification', 'X-Auto-Response-Suppress: All'],
    [{ xAutoResponseSuppress: 'DR, OOF, AutoReply' }, 'notification', 'X-Auto-Response-Suppress: DR'],
    [{ precedence: 'bulk' }, 'list', 'Precedence: bulk'],
    [{ precedence: 'list' }, 'list', 'Precedence: list'],
    [{ precedence: 'Junk' }, 'list', 'Precedence: Junk'],
    [{ precedence: 'auto_reply' }, 'auto-reply', 'Precedence: auto_reply'],
    [{ listHeader: 'List-Id' }, 'list', 'List-Id'],
    [{ returnPath: '<>' }, 'notification', 'Return-Path: <>'],
    [{ failedRecipients: 'boris@sosna.example' }, 'bounce-hard', 'X-Failed-Recipients'],
    [{ emptyFrom: true }, 'bounce-hard', 'From: <>'],
    [{ contentType: 'multipart/report' }, 'bounce-hard', 'multipart/report'],
    [{ calendarMethod: 'REPLY' }, 'calendar', 'METHOD:REPLY'],
  ])('shows by %j: %s', (signals, kind, signal) =>
    expect(automaticMail(facts(signals))).toEqual({
      kind,
      because: { code: 'intake.automatic', params: { kind, signal } },
    }),
  )

  it.each([
    ['', null, 'notification', 'MAIL FROM: <>'],
    ['mailer-daemon@mx.example', null, 'bounce-hard', 'mailer-daemon@mx.example'],
    ['anna@zarechie.example', 'MAILER-DAEMON@mx.example', 'bounce-hard', 'MAILER-DAEMON@mx.example'],
  ])('shows by its sender «%s», From %s: %s', (envelopeFrom, from, kind, signal) =>
    expect(automaticMail(facts({}, { envelopeFrom, from }))?.because.params).toEqual({ kind, signal }),
  )

  it.each([
    'Automatic reply: Счёт',
    'Автоматический ответ: Счёт',
    'Автоответ: меня нет на месте',
    'Out of Office: invoice',
    'Re: Out of office',
    'Abwesenheitsnotiz: Rechnung',
    'Réponse automatique : facture',
    'AutoReply: invoice',
  ])('shows by the subject «%s»', (subject) => expect(kindOf({ subject })).toBe('auto-reply'))

  it.each(['Я в отпуске до понедельника', 'Away until May 5', 'Auto: заявка', 'Не в офисе'])(
    'shows by the subject «%s» only in an answer',
    (subject) => {
      expect(kindOf({ subject, answers: true })).toBe('auto-reply')
      expect(kindOf({ subject })).toBeUndefined()
    },
  )

  it('of a postmaster reads as a report', () => {
    const from = 'postmaster@mx.example'
    expect(kindOf({ subject: 'Undelivered Mail Returned to Sender' }, { from })).toBe('bounce-hard')
    expect(kindOf({}, { from, text: 'Your message could not be delivered.' })).toBe('bounce-hard')
    expect(kindOf({}, { from })).toBeUndefined()
  })

  it.each([
    'Undelivered Mail Returned to Sender',
    'Mail delivery failed: returning message to sender',
    'failure notice',
    'Недоставленное сообщение',
    'Письмо не доставлено',
  ])('shows by the subject «%s» of nobody', (subject) =>
    expect(kindOf({ subject }, { envelopeFrom: '' })).toBe('bounce-hard'),
  )
})

describe('a delivery report', () => {
  const report = { contentType: 'multipart/report', reportType: 'delivery-status' }
  it.each([
    [[{ action: 'failed', status: '5.1.1' }], 'bounce-hard'],
    [[{ action: 'failed', status: '4.4.7' }], 'bounce-soft'],
    [
      [
        { action: 'failed', status: '4.2.2' },
        { action: 'failed', status: '5.1.1' },
      ],
      'bounce-hard',
    ],
    [[{ action: 'delayed', status: '4.4.1' }], 'bounce-delayed'],
    [[{ action: 'delivered', status: '2.0.0' }], 'receipt'],
    [[{ action: 'relayed', status: '2.0.0' }], 'receipt'],
    [
      [
        { action: 'delivered', status: '2.0.0' },
        { action: 'failed', status: '5.1.1' },
      ],
      'bounce-hard',
    ],
    [[], 'bounce-hard'],
  ])('%j is %s', (recipients, kind) => expect(kindOf(report, { report: { recipients, status: '' } })).toBe(kind))

  it('of reading is a receipt', () => {
    expect(kindOf({ ...report, reportType: 'disposition-notification' })).toBe('receipt')
  })

  it('without a list of recipients is judged by its own words', () => {
    expect(kindOf(report, { report: { recipients: [], status: '4.2.2' } })).toBe('bounce-soft')
  })
})

describe('a list', () => {
  const list = { listHeader: 'List-Id', precedence: 'list' }
  it('whose address is our own brings letters of people', () => {
    expect(kindOf({ ...list, listAddresses: ['support@poryadok.example'] })).toBeUndefined()
    expect(kindOf({ ...list, listAddresses: ['news@sosna.example'] })).toBe('list')
  })
})

describe('a letter of a person', () => {
  it.each<Partial<AutomaticSignals>>([
    {},
    { autoSubmitted: 'no' },
    { autoSubmitted: ' No ; comment' },
    { autoSubmitted: 'no (written by hand)' },
    { answeringProgram: { name: 'X-Autoreply', value: 'no' } },
    { xAutoResponseSuppress: 'None' },
    { xAutoResponseSuppress: '' },
    { precedence: 'normal' },
    { precedence: 'first-class' },
    { precedence: 'bulky' },
    { returnPath: '<anna@zarechie.example>' },
    { contentType: 'multipart/related' },
    { calendarMethod: 'REQUEST' },
    { subject: 'Вопрос про Automatic reply: Счёт' },
    { subject: 'Письмо не доставлено, что делать' },
    { subject: 'Mail delivery failed' },
    { subject: 'Отчёт об отпуске' },
    { subject: 'Автоответчик не записывает звонки' },
    { subject: 'Автоматический ответ сервера 502' },
    { subject: 'Re: Мы не в офисе', answers: true },
  ])('stays one with %j', (signals) => expect(automaticMail(facts(signals))).toBeNull())

  it.each(['postmaster.anna@zarechie.example', 'anna.postmaster@zarechie.example', 'ivan-mailer-daemon@x.example'])(
    'may be called %s',
    (from) => expect(automaticMail(facts({}, { from }))).toBeNull(),
  )
})
