import { allocatorVariables } from "../../lib/database/allocator";

test("a processor has two heaps, and large blocks are given back", () => {
  expect(allocatorVariables(0.5)).toEqual({
    MALLOC_ARENA_MAX: "2", MALLOC_MMAP_THRESHOLD_: "4194304", MALLOC_TRIM_THRESHOLD_: "8388608", TCMALLOC_AGGRESSIVE_DECOMMIT: "true",
  });
  expect(allocatorVariables(2.5).MALLOC_ARENA_MAX).toBe("6");
});
