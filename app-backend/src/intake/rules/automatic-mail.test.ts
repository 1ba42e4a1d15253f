import { describe, expect, it } from 'vitest'
import { automaticMail, type AutomaticFacts, type AutomaticSignals } from './automatic-mail.ts'

const none: AutomaticSignals = {
  autoSubmitted: null,
  xAutoreply: null,
  xAutoResponseSuppress: null,
  precedence: null,
  listHeader: null,
  returnPath: null,
  failedRecipients: null,
  contentType: 'text/plain',
}
const facts = (signals: Partial<AutomaticSignals>, more: Partial<AutomaticFacts> = {}): AutomaticFacts => ({
  signals: { ...none, ...signals },
  envelopeFrom: 'anna@zarechie.example',
  from: 'anna@zarechie.example',
  ...more,
})

describe('a letter of a program', () => {
  it.each<[Partial<AutomaticSignals>, string]>([
    [{ autoSubmitted: 'auto-replied' }, 'Auto-Submitted: auto-replied'],
    [{ autoSubmitted: 'auto-generated; owner-email="a@x"' }, 'Auto-Submitted: auto-generated'],
    [{ autoSubmitted: 'auto-notified' }, 'Auto-Submitted: auto-notified'],
    [{ autoSubmitted: 'Nope' }, 'Auto-Submitted: Nope'],
    [{ xAutoreply: 'yes' }, 'X-Autoreply'],
    [{ xAutoResponseSuppress: 'All' }, 'X-Auto-Response-Suppress: All'],
    [{ xAutoResponseSuppress: 'DR, OOF, AutoReply' }, 'X-Auto-Response-Suppress: DR'],
    [{ precedence: 'bulk' }, 'Precedence: bulk'],
    [{ precedence: 'list' }, 'Precedence: list'],
    [{ precedence: 'Junk' }, 'Precedence: Junk'],
    [{ precedence: 'auto_reply' }, 'Precedence: auto_reply'],
    [{ listHeader: 'List-Id' }, 'List-Id'],
    [{ returnPath: '<>' }, 'Return-Path: <>'],
    [{ failedRecipients: 'boris@sosna.example' }, 'X-Failed-Recipients'],
    [{ contentType: 'multipart/report' }, 'multipart/report'],
  ])('shows by %j', (signals, signal) =>
    expect(automaticMail(facts(signals))).toEqual({ code: 'intake.automatic', params: { signal } }),
  )

  it.each([
    ['', null, 'MAIL FROM: <>'],
    ['mailer-daemon@mx.example', null, 'mailer-daemon@mx.example'],
    ['anna@zarechie.example', 'postmaster@mx.example', 'postmaster@mx.example'],
    ['anna@zarechie.example', 'MAILER-DAEMON@mx.example', 'MAILER-DAEMON@mx.example'],
  ])('shows by its sender «%s», From %s', (envelopeFrom, from, signal) =>
    expect(automaticMail(facts({}, { envelopeFrom, from }))?.params).toEqual({ signal }),
  )
})

describe('a letter of a person', () => {
  it.each<Partial<AutomaticSignals>>([
    {},
    { autoSubmitted: 'no' },
    { autoSubmitted: ' No ; comment' },
    { autoSubmitted: 'no (written by hand)' },
    { xAutoreply: 'no' },
    { xAutoResponseSuppress: 'None' },
    { xAutoResponseSuppress: '' },
    { precedence: 'normal' },
    { precedence: 'first-class' },
    { precedence: 'bulky' },
    { returnPath: '<anna@zarechie.example>' },
    { contentType: 'multipart/related' },
  ])('stays one with %j', (signals) => expect(automaticMail(facts(signals))).toBeNull())

  it.each(['postmaster.anna@zarechie.example', 'anna.postmaster@zarechie.example', 'ivan-mailer-daemon@x.example'])(
    'may be called %s',
    (from) => expect(automaticMail(facts({}, { from }))).toBeNull(),
  )
})
