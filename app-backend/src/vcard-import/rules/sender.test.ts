import { describe, expect, it } from 'vitest'
import { responsibleOf } from './responsible.ts'
import { senderProof } from './sender-proof.ts'

describe('the sender is believed', () => {
  const proof = (results: string[], changes = {}) =>
    senderProof({ from: 'olga@firma.example', results, trustedServers: ['mx.example'], listedSenders: [], ...changes })

  it.each([
    ['mx.example; spf=pass smtp.mailfrom=olga@firma.example', true],
    ['mx.example; spf=pass smtp.mailfrom=bounce@mail.firma.example', true],
    ['in7.mx.example; dkim=pass header.d=firma.example header.s=k', true],
    ['mx.example; dkim=pass header.i=@firma.example', true],
    ['mx.example; dmarc=pass (p=none) header.from=firma.example', true],
    ['mx.example; spf=fail smtp.mailfrom=olga@firma.example; dkim=pass header.d=firma.example', true],
    ['mx.example; spf=pass smtp.mailfrom=evil.example', false],
    ['mx.example; dkim=pass header.d=evilfirma.example', false],
    ['mx.example; dkim=pass header.d=example', false],
    ['mx.example; spf=softfail smtp.mailfrom=olga@firma.example', false],
    ['mx.example; none', false],
    ['mx.example.evil.example; spf=pass smtp.mailfrom=olga@firma.example', false],
    ['evil.example; spf=pass smtp.mailfrom=olga@firma.example', false],
    ['evil.example (mx.example); dmarc=pass', false],
  ])('by «%s»: %s', (header, proved) => expect(proof([header]).proved).toBe(proved))

  it('by the newest word of a trusted server, not by what came with the letter', () =>
    expect(proof(['mx.example; spf=fail', 'mx.example; dmarc=pass']).proved).toBe(false))

  it.each([[['olga@firma.example']], [['@firma.example']], [['@FIRMA.example']]])(
    'when %j is listed',
    (listedSenders) => expect(proof([], { listedSenders }).proved).toBe(true),
  )
  it.each([[['@other.example']], [['firma.example']], [['']]])('not when %j is listed', (listedSenders) =>
    expect(proof([], { listedSenders }).proved).toBe(false),
  )
})

describe('the contacts belong', () => {
  const olga = { id: 7, name: 'Ольга', active: true, email: 'Olga@Firma.example' }
  const vera = { id: 9, name: 'Вера', active: true, email: 'vera@firma.example' }
  const of = (changes: Partial<Parameters<typeof responsibleOf>[0]>) =>
    responsibleOf({ sender: 'olga@firma.example', people: [olga, vera], aliases: [], defaultUserId: 0, ...changes })

  it('to the employee who sent the letter', () => expect(of({})).toMatchObject({ kind: 'person', userId: 7 }))
  it('to the employee whose further address it is', () =>
    expect(of({ sender: 'o@home.example', aliases: ['o@home.example = olga@firma.example'] })).toMatchObject({
      userId: 7,
    }))
  it('to the default person of the mailbox when the sender works elsewhere', () =>
    expect(of({ sender: 'x@home.example', defaultUserId: 9 })).toMatchObject({
      userId: 9,
      because: { code: 'cards.by-default' },
    }))
  it('to the default person when the employee was dismissed', () =>
    expect(of({ people: [{ ...olga, active: false }, vera], defaultUserId: 9 })).toMatchObject({ userId: 9 }))
  it('to nobody, and the letter is ignored, when there is no default person', () =>
    expect(of({ sender: 'x@home.example' })).toMatchObject({ kind: 'ignored' }))
  it('to nobody, and the letter waits, when the default person was dismissed', () =>
    expect(of({ sender: 'x@home.example', defaultUserId: 9, people: [{ ...vera, active: false }] })).toMatchObject({
      kind: 'gone',
    }))
  it('to nobody certain when two people have one address', () =>
    expect(of({ people: [olga, { ...vera, email: olga.email }] })).toMatchObject({ kind: 'ignored' }))
})
