/** What a server says of one recipient. */
export interface ReportedRecipient {
  /** Lower case. */
  address: string
  /** failed | delayed | delivered | relayed | expanded; empty when the server gives none. */
  action: string
  /** RFC 3463 code, e.g. 5.1.1; empty when the server gives none. */
  status: string
  /** The server's words. */
  detail: string
}

/** What stands in the body of a delivery report, as RFC 3464 has it or as servers before it wrote it. */
export interface DeliveryReport {
  recipients: ReportedRecipient[]
  /** Message-IDs of the letter that is reported on, from the part that is returned. */
  returnedIds: string[]
  /** Addresses in the report's own words. */
  mentioned: string[]
  /** The first status code in the report's own words. */
  status: string
}
