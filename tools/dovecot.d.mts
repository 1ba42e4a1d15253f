/** Where Debian's Dovecot lies unpacked; null where it does not: `npm test` brings it where it can be had. */
export function findDovecot(): string | null
