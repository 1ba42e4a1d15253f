const words = /^(?:no|not|do[-._]?not|dont)[-._]?(?:reply|respond|answer)|^(?:neotvech|ne[-._]otvech|nepishite)/

/** Does the address say by its name that nobody reads there? An answer would come back or be lost. Lower case. */
export const isNoReplyAddress = (address: string): boolean => words.test(address.slice(0, address.lastIndexOf('@')))
