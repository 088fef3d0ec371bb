// What the lines of live pages have in common.

/** The code of a line that is closed because nobody is signed in any more. Its page does not open it again. */
export const SIGNED_OUT = 4401;
