const MIB = 1024 * 1024;

/**
 * What an allocator is told so that it gives back what large values have taken. glibc's would keep blocks of up to 32 MiB,
 * in each of eight heaps for every processor of the host; tcmalloc, which some builds of MySQL have, keeps them for minutes.
 * The sizes are those at which speed stayed the same: a sort takes less.
 *
 * @see https://man7.org/linux/man-pages/man3/mallopt.3.html
 * @see https://gperftools.github.io/gperftools/tcmalloc.html
 */
export function allocatorVariables(cpus: number): { [name: string]: string } {
  return {
    MALLOC_ARENA_MAX: String(2 * Math.ceil(cpus)),
    MALLOC_MMAP_THRESHOLD_: String(4 * MIB),
    MALLOC_TRIM_THRESHOLD_: String(8 * MIB),
    TCMALLOC_AGGRESSIVE_DECOMMIT: "true",
  };
}
