/** Mail services where anyone may have an address: an equal domain says nothing about the writer there. */
const publicDomains = new Set([
  ...['mail.ru', 'bk.ru', 'list.ru', 'inbox.ru', 'internet.ru', 'vk.com', 'xmail.ru'],
  ...['yandex.ru', 'ya.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua', 'narod.ru'],
  ...['rambler.ru', 'lenta.ru', 'autorambler.ru', 'myrambler.ru', 'ro.ru', 'rambler.ua'],
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'live.ru', 'msn.com'],
  ...['icloud.com', 'me.com', 'mac.com', 'yahoo.com', 'ymail.com', 'aol.com', 'gmx.com', 'gmx.net', 'gmx.de', 'web.de'],
  ...['proton.me', 'protonmail.com', 'pm.me', 'tutanota.com', 'zoho.com', 'mail.com', 'fastmail.com', 'duck.com'],
  ...['tut.by', 'mail.by', 'ukr.net', 'i.ua', 'mail.kz', 'inbox.lv', 'mail.ee', 'qq.com', '163.com', '126.com', 'sina.com'],
  ...['pochta.ru', 'qip.ru', 'nm.ru', 'hotbox.ru', 'e1.ru', 'ngs.ru', 'mailfence.com', 'hey.com', 'naver.com'],
])

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)

/** Do two addresses belong to one client: the same address, or the same company's domain? Both in lower case. */
export function sameCorrespondent(one: string, other: string): boolean {
  if (one === other) return true
  const domain = domainOf(one)
  return domain !== '' && domain === domainOf(other) && !publicDomains.has(domain)
}
