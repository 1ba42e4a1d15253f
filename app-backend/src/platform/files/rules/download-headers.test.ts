import { expect, it } from 'vitest'
import { downloadHeaders } from './download-headers.ts'

it.each([
  ['image/png', 'image/png'],
  ['application/pdf', 'application/pdf'],
  ['text/plain', 'text/plain'],
  ['text/html', 'application/octet-stream'],
  ['image/svg+xml', 'application/octet-stream'],
  ['application/xhtml+xml', 'application/octet-stream'],
  ['message/rfc822', 'application/octet-stream'],
  ['', 'application/octet-stream'],
])('gives %s out as %s', (type, given) => expect(downloadHeaders('a', type)['content-type']).toBe(given))

it.each([
  ['act.pdf', 'attachment; filename="act.pdf"; filename*=UTF-8\'\'act.pdf'],
  ['Акт.pdf', 'attachment; filename="___.pdf"; filename*=UTF-8\'\'%D0%90%D0%BA%D1%82.pdf'],
  ['a"; x="b', 'attachment; filename="a_; x=_b"; filename*=UTF-8\'\'a_%3B%20x%3D_b'],
  ['a\r\nSet-Cookie: b', 'attachment; filename="aSet-Cookie_ b"; filename*=UTF-8\'\'aSet-Cookie_%20b'],
  ['../../etc/passwd', 'attachment; filename="passwd"; filename*=UTF-8\'\'passwd'],
  ["it's (1).txt", "attachment; filename=\"it's (1).txt\"; filename*=UTF-8''it%27s%20%281%29.txt"],
  ['', 'attachment; filename="file"; filename*=UTF-8\'\'file'],
])('names «%s» safely', (name, disposition) =>
  expect(downloadHeaders(name, 'text/plain')['content-disposition']).toBe(disposition),
)

it('lets nothing run, should a browser show the file all the same', () =>
  expect(downloadHeaders('a.svg', 'image/svg+xml')).toMatchObject({
    'content-security-policy': expect.stringMatching(/^sandbox;/) as string,
    'x-content-type-options': 'nosniff',
    'content-type': 'application/octet-stream',
  }))
