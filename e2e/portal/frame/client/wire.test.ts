import { assert, json as anyJson, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerLine, parseCommand } from './wire.ts'

describe('parseCommand', () => {
  test('a command without parameters has an empty text for them', () => {
    expect(parseCommand('getInitData:cb:sid')).toEqual({ name: 'getInitData', params: '', callback: 'cb', sid: 'sid' })
  })
  test('colons inside the JSON belong to the JSON', () => {
    expect(parseCommand('setUserOption:{"name":"a:b","value":{"c":"::"}}:cb:sid')?.params).toEqual({
      name: 'a:b',
      value: { c: '::' },
    })
  })
  test('a bare JSON value is a value', () => {
    expect(parseCommand('setValue:"abc":cb:sid')?.params).toBe('abc')
    expect(parseCommand('setValue:[1,2]:cb:sid')?.params).toEqual([1, 2])
  })
  test('a command with a colon in its name comes as an object', () => {
    const message = { method: 'CallCard::Event', params: '', callback: 'cb', appSid: 'sid', requestId: 'r' }
    expect(parseCommand(message)).toEqual({ name: 'CallCard::Event', params: '', callback: 'cb', sid: 'sid' })
  })
  test('anything else is nothing', () => {
    for (const junk of ['', 'a', 'a:b', 'a:{broken:cb:sid', null, 5, {}, { method: 1, appSid: 's' }]) {
      expect(parseCommand(junk)).toBeNull()
    }
  })
  test('every JSON value survives the way up', () => {
    const survives = property(anyJson(), (json) => {
      expect(parseCommand(`name:${json}:cb:sid`)?.params).toEqual(JSON.parse(json))
    })
    assert(survives)
  })
})

describe('answerLine', () => {
  test('an answer is JSON after the callback, no answer is nothing after it', () => {
    expect(answerLine('cb', { a: 1 })).toBe('cb:{"a":1}')
    expect(answerLine('cb', [])).toBe('cb:[]')
    expect(answerLine('cb', undefined)).toBe('cb:')
  })
})
