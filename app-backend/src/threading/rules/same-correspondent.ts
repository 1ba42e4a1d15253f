import { isPublicMail } from '../../kernel/public-mail.ts'

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)

/** Do two addresses belong to one client: the same address, or the same company's domain? Both in lower case. */
export function sameCorrespondent(one: string, other: string): boolean {
  if (one === other) return true
  const domain = domainOf(one)
  return domain !== '' && domain === domainOf(other) && !isPublicMail(domain)
}
