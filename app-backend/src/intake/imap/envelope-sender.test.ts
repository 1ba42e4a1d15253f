import { expect, it } from 'vitest'
import { envelopeSender } from './envelope-sender.ts'

it.each([
  [
    'what the server left',
    ['Return-Path: <anna@zarechie.example>', 'From: Other <b@x.example>'],
    'anna@zarechie.example',
  ],
  ['a path without brackets', ['Return-Path: anna@zarechie.example'], 'anna@zarechie.example'],
  ['a bounce', ['Return-Path: <>', 'From: MAILER-DAEMON@mx.example'], ''],
  ['a server that left nothing', ['From: "Анна, отдел" <anna@zarechie.example>'], 'anna@zarechie.example'],
  ['a folded header', ['From: Anna', ' <anna@zarechie.example>'], 'anna@zarechie.example'],
  ['nobody named', ['Subject: x'], 'unknown'],
])('%s', (_name, head, sender) => {
  expect(envelopeSender(Buffer.from(`${head.join('\r\n')}\r\n\r\nFrom: body@x.example`))).toBe(sender)
})
