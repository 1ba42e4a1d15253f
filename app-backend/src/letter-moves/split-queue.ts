/** Makes the new request of a split, and puts the letters there. */
export const splitQueue = 'letter-moves.split'
