/**
 * Address of the portal around this page, null outside a portal.
 * Bitrix24 names the frame `DOMAIN|PROTOCOL|APP_SID`, where protocol 1 is https (box template app.layout).
 */
export function portalOrigin(frameName: string = window.name): string | null {
  const [domain, protocol, sid] = frameName.split('|')
  if (!domain || !sid) return null
  return `${protocol === '1' ? 'https' : 'http'}://${domain.replace(/:(80|443)$/, '')}`
}
