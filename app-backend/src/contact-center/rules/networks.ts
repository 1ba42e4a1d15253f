import ipaddr from 'ipaddr.js'

/** True when the address lies in one of the networks (`203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`); no networks = any address. */
export function inNetworks(ip: string, networks: readonly string[]): boolean {
  if (networks.length === 0) return true
  if (!ipaddr.isValid(ip)) return false
  // Servers that listen on both families see 10.0.0.1 as ::ffff:10.0.0.1.
  const address = ipaddr.process(ip)
  return networks.filter(isNetwork).some((network) => {
    const [base, bits] = rangeOf(network)
    return base.kind() === address.kind() && address.match([base, bits] as [ipaddr.IPv4, number])
  })
}

/** A network as people write it; false for what is none. */
export const isNetwork = (text: string): boolean => ipaddr.isValid(text) || ipaddr.isValidCIDR(text)

function rangeOf(network: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (network.includes('/')) return ipaddr.parseCIDR(network)
  const base = ipaddr.process(network)
  return [base, base.kind() === 'ipv4' ? 32 : 128]
}
