/** Calls that were accepted and wait for the portal. */
export const centerQueue = 'contact-center'
