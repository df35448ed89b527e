import { pgtune, sharedMemoryMiB, tunePostgres } from "../../lib/database/postgres-tuning";

const GIB = 1024;
const small = { memoryMiB: 512, cpus: 1, majorVersion: 18 };

describe("pgtune", () => {
  const tune = (memoryMiB: number, cpus: number, maxConnections: number): ReturnType<typeof pgtune> => {
    return pgtune({ memoryKb: memoryMiB * 1024, cpus, maxConnections });
  };

  test.each([
    [512, 1, 50, 131_072, 393_216, 32_768, 3932, 4096], [1 * GIB, 2, 200, 262_144, 786_432, 65_536, 7864, 4096],
    [2 * GIB, 2, 100, 524_288, 1_572_864, 131_072, 16_384, 4854],
    [4 * GIB, 4, 200, 1_048_576, 3_145_728, 262_144, 16_384, 5140],
    [16 * GIB, 8, 200, 4_194_304, 12_582_912, 1_048_576, 16_384, 20_164],
    [64 * GIB, 16, 200, 16_777_216, 50_331_648, 4_194_304, 16_384, 77_672],
  ])("gives pgtune's sizes for %d MiB, %d CPUs and %d connections", (memoryMiB, cpus, maxConnections, ...sizes) => {
    const tuned = tune(memoryMiB, cpus, maxConnections);
    expect([
      tuned.sharedBuffers,
      tuned.effectiveCacheSize,
      tuned.maintenanceWorkMem,
      tuned.walBuffers,
      tuned.workMem,
    ]).toEqual(sizes);
  });

  test.each([
    [3, undefined, undefined, undefined], [4, 4, 2, 2], [5, 5, 3, 3], [8, 8, 4, 4], [16, 16, 4, 4],
  ])("gives pgtune's parallel workers for %d CPUs", (cpus, processes, perGather, maintenance) => {
    expect(tune(4 * GIB, cpus, 200)).toMatchObject({
      maxWorkerProcesses: processes,
      maxParallelWorkersPerGather: perGather,
      maxParallelMaintenanceWorkers: maintenance,
    });
  });

  test("turns on huge pages from 2 GiB of shared buffers", () => {
    expect(tune(8 * GIB - 1, 1, 200).hugePages).toBe("off");
    expect(tune(8 * GIB, 1, 200).hugePages).toBe("try");
  });

  test("limits maintenance and autovacuum memory", () => {
    expect(tune(256 * GIB, 1, 200).maintenanceWorkMem).toBe(8 * 1024 * 1024);
    expect(tune(32 * GIB, 1, 200).autovacuumWorkMem).toBe(2 * 1024 * 1024);
    expect(tune(31 * GIB, 1, 200).autovacuumWorkMem).toBeUndefined();
  });

  test.each([
    [15, undefined], [16, 4], [32, 5],
  ])("gives %d CPUs their autovacuum workers", (cpus, workers) => {
    expect(tune(4 * GIB, cpus, 200).autovacuumMaxWorkers).toBe(workers);
  });
});

describe("tunePostgres", () => {
  test("writes the settings of a small container", () => {
    expect(Object.entries(tunePostgres(small)).map(([name, value]) => `${name}=${value}`)).toMatchInlineSnapshot(`
      [
        "max_connections=100",
        "shared_buffers=128MB",
        "effective_cache_size=384MB",
        "maintenance_work_mem=32MB",
        "work_mem=4MB",
        "huge_pages=off",
        "min_wal_size=1GB",
        "max_wal_size=4GB",
        "wal_buffers=3932kB",
        "wal_compression=lz4",
        "checkpoint_completion_target=0.9",
        "default_statistics_target=100",
        "random_page_cost=1.1",
        "effective_io_concurrency=200",
        "jit=off",
        "io_method=worker",
        "io_workers=3",
      ]
    `);
  });

  test("writes the settings of a large container", () => {
    const settings = tunePostgres({
      memoryMiB: 64 * GIB,
      cpus: 16,
      majorVersion: 18,
    });
    expect(Object.entries(settings).map(([name, value]) => `${name}=${value}`)).toMatchInlineSnapshot(`
      [
        "max_connections=100",
        "shared_buffers=16GB",
        "effective_cache_size=48GB",
        "maintenance_work_mem=4GB",
        "work_mem=144631kB",
        "huge_pages=off",
        "min_wal_size=1GB",
        "max_wal_size=4GB",
        "wal_buffers=16MB",
        "wal_compression=lz4",
        "checkpoint_completion_target=0.9",
        "default_statistics_target=100",
        "random_page_cost=1.1",
        "effective_io_concurrency=200",
        "jit=off",
        "max_worker_processes=16",
        "max_parallel_workers=16",
        "max_parallel_workers_per_gather=4",
        "max_parallel_maintenance_workers=4",
        "autovacuum_max_workers=4",
        "autovacuum_work_mem=2GB",
        "io_method=worker",
        "io_workers=4",
      ]
    `);
  });

  test("takes 100 connections, however small the memory is: a release needs them for two applications at once", () => {
    expect([256, 512, 64 * GIB].map((memoryMiB) => tunePostgres({ ...small, memoryMiB }).max_connections)).toEqual(["100", "100", "100"]);
  });

  test("divides memory by the connections asked for", () => {
    const settings = tunePostgres({
      ...small,
      memoryMiB: 2 * GIB,
      maxConnections: 20,
    });
    expect(settings).toMatchObject({
      max_connections: "20",
      work_mem: "18724kB",
    });
  });

  test("counts whole CPUs", () => {
    expect(tunePostgres({ ...small, cpus: 3.9 })).not.toHaveProperty("max_parallel_workers");
    expect(tunePostgres({ ...small, cpus: 4.9 })).toMatchObject({
      max_parallel_workers: "4",
    });
    expect(tunePostgres({ ...small, cpus: 0.5 })).toEqual(tunePostgres(small));
  });

  test("leaves out what older versions do not know", () => {
    expect(tunePostgres({ ...small, majorVersion: 17 })).not.toHaveProperty("io_method");
    expect(tunePostgres({ ...small, majorVersion: 17 })).not.toHaveProperty("io_workers");
    expect(tunePostgres({ ...small, majorVersion: 14 }).wal_compression).toBe("on");
  });

  test.each([
    [{ memoryMiB: 255 }, "'memoryMiB' must be a whole number of at least 256"],
    [{ memoryMiB: NaN }, "'memoryMiB' must be"], [{ memoryMiB: 512.5 }, "'memoryMiB' must be"],
    [{ cpus: 0 }, "'cpus' must be a number above 0, got 0"], [{ cpus: -1 }, "'cpus' must be"],
    [{ cpus: NaN }, "'cpus' must be"], [{ cpus: Infinity }, "'cpus' must be"],
    [{ maxConnections: 3 }, "'maxConnections' must be a whole number of at least 4 and at most 262143, got 3"],
    [{ maxConnections: 1.5 }, "'maxConnections' must be"], [{ maxConnections: 262_144 }, "'maxConnections' must be"],
    [{ majorVersion: 11 }, "'majorVersion' must be a whole number of at least 12, got 11"],
    [{ majorVersion: 18.1 }, "'majorVersion' must be"],
  ])("refuses %j", (options, message) => {
    expect(() => tunePostgres({ ...small, ...options })).toThrow(message);
  });
});

describe("sharedMemoryMiB", () => {
  test.each([
    [256, 256], [4 * GIB, 256], [8 * GIB, 512], [64 * GIB, 4096],
  ])("gives %d MiB of memory %d", (memory, shm) => {
    expect(sharedMemoryMiB(memory)).toBe(shm);
  });

  test("refuses too little memory", () => {
    expect(() => sharedMemoryMiB(128)).toThrow("'memoryMiB' must be a whole number of at least 256");
  });
});
