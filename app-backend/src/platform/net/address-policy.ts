import ipaddr from 'ipaddr.js'

/**
 * May this address be called? Public ones may; private, loopback, link-local, metadata and other special ranges may not,
 * also when written as IPv4 inside IPv6.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  return ipaddr.process(address).range() === 'unicast'
}

/** True when the operator lists this `host` or `host:port` as a portal in their own network. */
export function isListedHost(url: URL, privateHosts: readonly string[]): boolean {
  return privateHosts.some(
    (listed) => listed.toLowerCase() === url.host.toLowerCase() || listed.toLowerCase() === url.hostname.toLowerCase(),
  )
}
