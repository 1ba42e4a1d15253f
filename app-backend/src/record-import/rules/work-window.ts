/** Hours of every day in which the portal is written to, «20:00»; over midnight when `from` is after `to`. Zone: IANA. */
export interface WorkWindow {
  from: string
  to: string
  zone: string
}
