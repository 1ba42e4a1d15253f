import { expect, it } from 'vitest'
import { isNoReplyAddress } from './no-reply-address.ts'

it.each([
  'noreply@shop.example',
  'no-reply@shop.example',
  'no_reply+17@shop.example',
  'no.reply@shop.example',
  'donotreply@shop.example',
  'do-not-reply@shop.example',
  'noreply-orders@shop.example',
  'noanswer@shop.example',
  'ne-otvechat@shop.example',
])('%s is read by nobody', (address) => expect(isNoReplyAddress(address)).toBe(true))

it.each([
  'nora@shop.example',
  'reply@shop.example',
  'anna@noreply.example',
  'norespa@shop.example',
  'notary@shop.example',
])('%s is read by somebody', (address) => expect(isNoReplyAddress(address)).toBe(false))
