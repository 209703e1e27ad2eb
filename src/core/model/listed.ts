/** Bad cells and ignored rows listed per table; beyond that they are counted. */
export const LISTED = 1000;
