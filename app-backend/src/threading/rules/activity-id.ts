/**
 * Number of the portal's activity in the Message-ID of a letter that the portal sent: `crm.activity.<id>-<code>@<portal host>`.
 * Null for every other id. The host has to be looked at by who knows the portal.
 */
export function activityOf(messageId: string): { activityId: number; host: string } | null {
  const [, id, host] = /^crm\.activity\.(\d{1,10})-[0-9a-z]+@([^@>\s]+)$/i.exec(messageId) ?? []
  const activityId = Number(id)
  return host !== undefined && activityId > 0 && activityId < 2 ** 31 ? { activityId, host: host.toLowerCase() } : null
}
