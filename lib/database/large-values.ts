/**
 * Connections that store or fetch the largest value a server accepts, all at once, and that it has to outlast: those of a
 * default application's container and a half.
 */
export const LARGE_VALUES_AT_ONCE = 6;
