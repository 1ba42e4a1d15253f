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
  ['a\r\nSet-Cookie: b', 'attachment; filename="a__Set-Cookie_ b"; filename*=UTF-8\'\'a__Set-Cookie_%20b'],
  ['../../etc/passwd', 'attachment; filename="__.._etc_passwd"; filename*=UTF-8\'\'__.._etc_passwd'],
  ["it's (1).txt", "attachment; filename=\"it's (1).txt\"; filename*=UTF-8''it%27s%20%281%29.txt"],
  ['', 'attachment; filename="file"; filename*=UTF-8\'\'file'],
])('names «%s» safely', (name, disposition) =>
  expect(downloadHeaders(name, 'text/plain')['content-disposition']).toBe(disposition),
)
