import { reason, type Reason } from '../../kernel/reason.ts'
import type { AutomaticKind, AutomaticSignals } from './automatic-signals.ts'
import { readsAsBounce, saysAutoReply, saysBounce, saysDelayed } from './server-words.ts'

export interface AutomaticFacts {
  signals: AutomaticSignals
  /** MAIL FROM of the delivery; empty for the null return path. */
  envelopeFrom: string
  /** Address in From, lower case. */
  from: string | null
  text: string
  /** Of the delivery report: what the server says of the recipients, and the first status in its words. */
  report: { recipients: readonly { action: string; status: string }[]; status: string }
  /** Intake addresses and aliases of the portal: a list that is one of them brings letters of people. */
  own: readonly string[]
}

export interface Automatic {
  kind: AutomaticKind
  because: Reason
}

type Found = { kind: AutomaticKind; signal: string } | null
type Check = (facts: AutomaticFacts) => Found

/**
 * Is the letter written by a program, and what by? RFC 3834 (Auto-Submitted), RFC 2919 and 2369 (List-*), RFC 3464 (delivery
 * reports), RFC 8098 (receipts), RFC 5546 (answers to invitations), RFC 5321 4.5.5 (null return path), and the habits of mail
 * servers before them. An invitation itself is a person's letter.
 * @returns `intake.automatic` with the kind and the first signal found, null for a letter of a person
 */
export function automaticMail(facts: AutomaticFacts): Automatic | null {
  for (const check of checks) {
    const found = check(facts)
    if (found) return { kind: found.kind, because: reason('intake.automatic', { ...found }) }
  }
  return null
}

const robots = /^(mailer-daemon|mail-daemon|maildaemon|mail_daemon|mailerdaemon|mdaemon|double-bounce)(@|$)/i
/** People of small companies write from it too. */
const postmaster = /^post_?master(@|$)/i
const nullPath = /^\s*<\s*>\s*$/

const report: Check = (facts) => {
  const { contentType, reportType } = facts.signals
  if (contentType !== 'multipart/report') return null
  if (reportType === 'disposition-notification')
    return { kind: 'receipt', signal: 'report-type: disposition-notification' }
  if (reportType === 'feedback-report') return { kind: 'notification', signal: 'report-type: feedback-report' }
  return { kind: bounceKind(facts), signal: 'multipart/report' }
}

const calendarAnswer: Check = ({ signals: { calendarMethod } }) =>
  /^(REPLY|COUNTER|DECLINECOUNTER|REFRESH)$/.test(calendarMethod)
    ? { kind: 'calendar', signal: `METHOD:${calendarMethod}` }
    : null

const bounce: Check = (facts) => {
  const { signals, from, envelopeFrom, text } = facts
  if (signals.failedRecipients !== null) return { kind: bounceKind(facts), signal: 'X-Failed-Recipients' }
  if (signals.emptyFrom) return { kind: bounceKind(facts), signal: 'From: <>' }
  const robot = [from ?? '', envelopeFrom].find((address) => robots.test(address)) ?? reportingPostmaster(facts)
  const answered = signals.autoSubmitted !== null && /^\s*auto-replied/i.test(signals.autoSubmitted)
  if (robot !== undefined && !saysAutoReply(signals.subject, signals.answers))
    return answered && !saysBounce(signals.subject) && !readsAsBounce(text)
      ? null
      : { kind: bounceKind(facts), signal: robot }
  const signal = `«${signals.subject.slice(0, 60)}»`
  if (saysBounce(signals.subject) && (isNullSender(facts) || readsAsBounce(text) || facts.report.recipients.length > 0))
    return { kind: bounceKind(facts), signal }
  const nobody = isNullSender(facts)
    ? 'MAIL FROM: <>'
    : (/^(no-?reply|do-?not-?reply)[^@]*@/.exec(from ?? '')?.input ?? null)
  return nobody !== null && readsAsBounce(text) ? { kind: bounceKind(facts), signal: nobody } : null
}

/** The address alone proves nothing: its letter has to read as a report. */
function reportingPostmaster(facts: AutomaticFacts): string | undefined {
  const { from, envelopeFrom, signals, text, report: found } = facts
  const reports =
    isNullSender(facts) ||
    saysBounce(signals.subject) ||
    readsAsBounce(text) ||
    found.recipients.length > 0 ||
    found.status !== ''
  return reports ? [from ?? '', envelopeFrom].find((address) => postmaster.test(address)) : undefined
}

const autoReply: Check = (facts) => {
  const { autoSubmitted, answeringProgram: program, precedence, subject } = facts.signals
  if (autoSubmitted !== null && /^\s*auto-replied/i.test(autoSubmitted))
    return { kind: 'auto-reply', signal: `Auto-Submitted: ${firstWord(autoSubmitted)}` }
  if (program !== null && !/^\s*no\s*$/i.test(program.value)) return { kind: 'auto-reply', signal: program.name }
  if (precedence !== null && /^\s*auto[_-]reply\b/i.test(precedence))
    return { kind: 'auto-reply', signal: `Precedence: ${firstWord(precedence)}` }
  return saysAutoReply(subject, facts.signals.answers)
    ? { kind: 'auto-reply', signal: `«${subject.slice(0, 60)}»` }
    : null
}

/** A list whose address is one of ours brings what people write to us. */
const list: Check = ({ signals: { listHeader, listAddresses, precedence }, own }) => {
  if (listAddresses.some((address) => own.includes(address))) return null
  if (listHeader !== null) return { kind: 'list', signal: listHeader }
  return precedence !== null && /^\s*(bulk|list|junk)\b/i.test(precedence)
    ? { kind: 'list', signal: `Precedence: ${firstWord(precedence)}` }
    : null
}

const notification: Check = (facts) => {
  const { autoSubmitted, xAutoResponseSuppress } = facts.signals
  if (autoSubmitted !== null && !/^\s*no\s*(;|\(|$)/i.test(autoSubmitted))
    return { kind: 'notification', signal: `Auto-Submitted: ${firstWord(autoSubmitted)}` }
  if (xAutoResponseSuppress !== null && !/^\s*(none)?\s*$/i.test(xAutoResponseSuppress))
    return { kind: 'notification', signal: `X-Auto-Response-Suppress: ${firstWord(xAutoResponseSuppress)}` }
  if (facts.envelopeFrom.trim() === '') return { kind: 'notification', signal: 'MAIL FROM: <>' }
  return isNullSender(facts) ? { kind: 'notification', signal: 'Return-Path: <>' } : null
}

const checks: readonly Check[] = [report, calendarAnswer, bounce, autoReply, list, notification]

const isNullSender = ({ envelopeFrom, signals: { returnPath } }: AutomaticFacts) =>
  envelopeFrom.trim() === '' || (returnPath !== null && nullPath.test(returnPath))

/** 5.x.x is for good, 4.x.x for now (RFC 3463); without a code the server's action and words say it. */
function bounceKind({ report: { recipients, status }, signals }: AutomaticFacts): AutomaticKind {
  const actions = recipients.map(({ action }) => action)
  const says = (one: string) => actions.includes(one)
  if (!says('failed') && (says('delivered') || says('relayed') || says('expanded'))) return 'receipt'
  if (!says('failed') && (says('delayed') || saysDelayed(signals.subject))) return 'bounce-delayed'
  const codes = recipients.map((one) => one.status).filter(Boolean)
  const [code = status] = codes.filter((one) => one.startsWith('5')).concat(codes)
  return code.startsWith('4') ? 'bounce-soft' : 'bounce-hard'
}

const firstWord = (value: string) =>
  value
    .trim()
    .split(/[\s;,(]/)[0]
    ?.slice(0, 60) ?? ''
